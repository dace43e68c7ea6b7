package org.caseaudit.report;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * In whose name reports are published.
 *
 * @param name as it stands on the title page
 */
@ConfigurationProperties("case-audit.partnership")
record PartnershipSettings(@DefaultValue("Safeguarding Children Partnership") String name) {
}
