package org.caseaudit.mail;

/** A mail as it goes out: the same words as text and as HTML. */
record RenderedMail(String template, String subject, String text, String html) {}
