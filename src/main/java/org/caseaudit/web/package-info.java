/** What every page shares: layout, login, home, errors and how bad input is answered. */
package org.caseaudit.web;
