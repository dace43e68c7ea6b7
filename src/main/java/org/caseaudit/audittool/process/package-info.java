/** Audit tools as deployments of the engine. */
package org.caseaudit.audittool.process;
