/** The process engine's set-up: guards, clock and handling of forms. */
package org.caseaudit.engine;
