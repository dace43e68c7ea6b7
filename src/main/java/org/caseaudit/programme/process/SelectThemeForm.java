package org.caseaudit.programme.process;

import org.caseaudit.calendar.UkDate;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.Theme;
import org.caseaudit.programme.ThemeChoice;
import org.caseaudit.programme.ThemeSource;
import org.springframework.stereotype.Component;

/** Keeps the theme that the sub-group selected, with its source. */
@Component
class SelectThemeForm extends FormHandler {

    private final AuditRounds rounds;

    SelectThemeForm(AuditRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AuditRound round = rounds.round(task.id(AuditRoundProcess.Variables.AUDIT_ROUND_ID));
        values.show("roundReference", round.reference()).show("roundTitle", round.title())
                .show("panelDay", UkDate.formatWithDay(round.panelOn()))
                .show("selectedBy", "QA sub-group");
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        Theme theme = answers.choice("theme", Theme.class);
        rounds.selectTheme(task.id(AuditRoundProcess.Variables.AUDIT_ROUND_ID), new ThemeChoice(
                theme, theme == Theme.OTHER ? answers.text("themeTitle") : theme.title(),
                answers.list("themeSources").stream().map(ThemeSource::valueOf).toList(),
                answers.text("themeReason"), answers.text("selectedBy")));
    }
}
