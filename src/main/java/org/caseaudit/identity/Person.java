package org.caseaudit.identity;

/**
 * Somebody who can sign in.
 *
 * @param id    user name
 * @param name  first and last name, or the id where none is known
 * @param email address for reminders; null where none is known
 */
public record Person(String id, String name, String email) {}
