package org.caseaudit.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * In whose name reports and letters go out.
 *
 * @param name           as it stands on the title page
 * @param contact        how families reach the people who write to them, e.g. a telephone number; blank leaves a line
 *                       to fill in by hand
 * @param dataProtection how families reach the data protection lead; blank leaves a line to fill in by hand
 */
@ConfigurationProperties("case-audit.partnership")
public record PartnershipSettings(
        @DefaultValue("Safeguarding Children Partnership") String name,
        @DefaultValue("") String contact,
        @DefaultValue("") String dataProtection) {
}
