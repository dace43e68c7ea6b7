package org.caseaudit.register;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.caseaudit.CaseAuditApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as a program that imports the files it is asked to, without waiting at the door. */
public final class RegisterImporting {

    private RegisterImporting() {
    }

    /** @param arguments settings of the application */
    public static void main(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext application = SpringApplication.run(CaseAuditApplication.class, arguments)) {
            CaseRegisterImport register = application.getBean(CaseRegisterImport.class);
            RegisterSettings settings = application.getBean(RegisterSettings.class);
            System.out.println("ready");
            BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String asked = questions.readLine(); asked != null; asked = questions.readLine()) {
                try (InputStream csv = Files.newInputStream(Path.of(asked));
                        ExtractFile file = ExtractFile.keep(csv, settings.folder())) {
                    System.out.println("done " + register.take(file, ExtractFormat.of(file),
                            Map.of("agency_count", ColumnMapping.IGNORED), rows -> { }));
                } catch (RegisterRefusedException e) {
                    System.out.println("refused " + e.rows());
                }
            }
        }
    }
}
