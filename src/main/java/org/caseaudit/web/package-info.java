/** What every page shares: layout, login, errors. */
package org.caseaudit.web;
