package org.caseaudit;

import java.util.Arrays;
import org.caseaudit.sampling.DrawVerifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Runs a safeguarding partnership's multi-agency case audits. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CaseAuditApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(DrawVerifier.COMMAND)) {
            // For anyone with the two files: needs no database and starts no server.
            System.exit(DrawVerifier.run(Arrays.copyOfRange(args, 1, args.length), System.out));
        }
        SpringApplication.run(CaseAuditApplication.class, args);
    }
}
