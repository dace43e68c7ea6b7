package org.caseaudit.web;

import java.util.Set;

/**
 * A link on the home page. A feature offers one by declaring it as a bean; {@code @Order} decides its place.
 *
 * @param title what one goes there to do, e.g. "Verify a draw"
 * @param href path within the application, e.g. "/draws"
 * @param description one sentence
 * @param groups ids of the groups that see it; empty for everyone who is signed in
 */
public record HomeLink(String title, String href, String description, Set<String> groups) {
}
