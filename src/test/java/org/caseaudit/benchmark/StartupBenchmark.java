package org.caseaudit.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bareengine.BareEngineApplication;
import org.caseaudit.CaseAuditApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Start-up beside that of a bare engine with the same web applications: same machine, same run, in turns. Each has
 * nothing of the other's and nothing of the tests on its class path.
 */
class StartupBenchmark {

    private static final int TURNS = 5;
    private static final Pattern STARTED = Pattern.compile("Started \\w+ in [\\d.]+ seconds \\(process running for ([\\d.]+)\\)");

    @TempDir
    private Path home;

    @Test
    void startsBesideABareEngine() throws Exception {
        List<Double> first = new ArrayList<>();
        List<Double> bareFirst = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> bareAgain = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            Path ours = Files.createDirectory(home.resolve("ours" + turn));
            Path bare = Files.createDirectory(home.resolve("bare" + turn));
            bareFirst.add(start(BareEngineApplication.class, true, bare));
            first.add(start(CaseAuditApplication.class, false, ours));
            bareAgain.add(start(BareEngineApplication.class, true, bare));
            again.add(start(CaseAuditApplication.class, false, ours));
        }
        report("First start, empty database", first, bareFirst);
        report("Later start, same database", again, bareAgain);
    }

    /** The jars that an application is packaged with, and its own classes, as {@code mvn spring-boot:run} has them. */
    private static String classPath(boolean bare) throws IOException {
        Set<String> used = new HashSet<>(packagedJars());
        used.add(bare ? "test-classes" : "classes");
        return Arrays.stream(JavaProcess.classPath().split(File.pathSeparator))
                .filter(entry -> used.contains(Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Set<String> packagedJars() throws IOException {
        Path packaged;
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            packaged = files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
        }
        try (JarFile application = new JarFile(packaged.toFile())) {
            return application.stream().map(JarEntry::getName).filter(name -> name.startsWith("BOOT-INF/lib/"))
                    .map(name -> name.substring(name.lastIndexOf('/') + 1)).collect(Collectors.toSet());
        }
    }

    private static void report(String what, List<Double> ours, List<Double> bare) {
        System.out.printf(Locale.UK, "%s: ours %.1f s, bare engine %.1f s, ratio %.2f (medians of %d)%n  %s%n  %s%n",
                what, median(ours), median(bare), median(ours) / median(bare), TURNS, ours, bare);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Seconds from the start of the process until the application says that it has started. */
    private double start(Class<?> application, boolean bare, Path directory) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As mvn spring-boot:run starts an application, both of them.
                "-XX:TieredStopAtLevel=1", "-cp", classPath(bare), application.getName(),
                "--server.port=0", "--server.address=127.0.0.1",
                "--spring.datasource.url=jdbc:h2:file:" + directory.resolve("database")));
        if (bare) {
            // It stands among the tests, with settings that are theirs.
            command.add("--spring.config.location=optional:file:./none/");
            command.add("--camunda.bpm.auto-deployment-enabled=false");
        }
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile()).redirectErrorStream(true).start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader output = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                Matcher started = STARTED.matcher(line);
                if (started.find()) {
                    return Double.parseDouble(started.group(1));
                }
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
        throw new IllegalStateException(application.getSimpleName() + " did not start:\n" + said);
    }
}
