/** Who people are, to which agency and group they belong, how they sign in and what they may reach. */
package org.caseaudit.identity;
