package org.caseaudit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Runs a safeguarding partnership's multi-agency case audits. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CaseAuditApplication {

    public static void main(String[] args) {
        SpringApplication.run(CaseAuditApplication.class, args);
    }
}
