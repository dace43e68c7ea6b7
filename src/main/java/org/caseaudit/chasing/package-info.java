/** Reminds whoever is waited for, and escalates by policy. */
package org.caseaudit.chasing;
