/** The part of {@code audit-round} that agrees, draws and confirms a sample, and promotes reserves in {@code case-audit}. */
package org.caseaudit.sampling.process;
