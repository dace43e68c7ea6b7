package org.caseaudit.mail;

/**
 * The words of a mail.
 *
 * @param heading under which it stands in a message about several things; null if it never does
 * @param line    what it says there
 * @param body    what it says in a message of its own, without the signature
 */
record RenderedMail(String template, String subject, String heading, String line, String body, String link) {}
