/** Mail to people: templates, hand-over to the mail server, and a row for every message. */
package org.caseaudit.mail;
