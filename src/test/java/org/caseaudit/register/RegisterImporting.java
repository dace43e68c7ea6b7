package org.caseaudit.register;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.caseaudit.CaseAuditApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as a program that imports the files it is asked to, without waiting at the door. */
public final class RegisterImporting {

    private RegisterImporting() {
    }

    /** @param arguments settings of the application */
    public static void main(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext application = SpringApplication.run(CaseAuditApplication.class, arguments)) {
            System.out.println("ready");
            BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String asked = questions.readLine(); asked != null; asked = questions.readLine()) {
                String[] words = asked.split(" ");
                switch (words[0]) {
                    case "state" -> System.out.println("state " + application.getBean(ImportLog.class)
                            .find(Long.parseLong(words[1])).orElseThrow().state().words());
                    case "upload" -> System.out.println("done " + upload(application, Path.of(words[1])));
                    default -> System.out.println(take(application, Path.of(asked)));
                }
            }
        }
    }

    private static String take(ApplicationContext application, Path csv) throws IOException {
        try (ExtractFile file = file(application, csv)) {
            return "done " + application.getBean(CaseRegisterImport.class).take(file, ExtractFormat.of(file),
                    Map.of("agency_count", ColumnMapping.IGNORED), rows -> { });
        } catch (RegisterRefusedException e) {
            return "refused " + e.rows();
        }
    }

    /** As the page does it: on record, with a sign of life every second. */
    private static ImportCounts upload(ApplicationContext application, Path csv) throws IOException {
        RegisterImports imports = application.getBean(RegisterImports.class);
        long id = imports.receive("Benchmark", file(application, csv), "keeper");
        HeldExtract held = imports.held(id).orElseThrow();
        Map<String, String> chosen = new HashMap<>(held.chosen());
        chosen.put("agency_count", ColumnMapping.IGNORED);
        imports.reread(id, held.format(), chosen);
        return imports.start(id, "keeper").join();
    }

    private static ExtractFile file(ApplicationContext application, Path csv) throws IOException {
        try (InputStream content = Files.newInputStream(csv)) {
            return ExtractFile.keep(content, application.getBean(RegisterSettings.class).folder());
        }
    }
}
