package org.caseaudit.programme;

import java.util.List;

/**
 * The theme that was selected, by whom and why.
 *
 * @param title      the theme's name, or the group's own words where the theme is none of the usual ones
 * @param selectedBy the group that selected it
 */
public record ThemeChoice(Theme theme, String title, List<ThemeSource> sources, String reason, String selectedBy) {

    public ThemeChoice {
        sources = List.copyOf(sources);
    }
}
