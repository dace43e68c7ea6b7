/** A fictional partnership to try everything on: people, agencies, a case register and two rounds; profile demo only. */
package org.caseaudit.demo;
