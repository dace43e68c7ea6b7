/** What people have typed into a task's form and not sent yet: each person's own, as long as the task is open. */
package org.caseaudit.draft;
