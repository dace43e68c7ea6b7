/** How rounds stand, read from all features: pages and Cockpit. Nothing depends on it. */
package org.caseaudit.oversight;
