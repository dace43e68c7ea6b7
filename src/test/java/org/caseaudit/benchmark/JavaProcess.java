package org.caseaudit.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;

/** A JVM of its own, with which a benchmark talks line by line. */
final class JavaProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final PrintStream input;
    private final StringBuilder said = new StringBuilder();

    private JavaProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    static JavaProcess start(Class<?> main, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return new JavaProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Sends a line. */
    void say(String line) {
        input.println(line);
    }

    /** Sends a line and waits for the answer. */
    String ask(String question, String answer) throws IOException {
        say(question);
        return answer(answer);
    }

    /** As {@code kill -9} does: without a chance to clean up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for a line that begins so. */
    String answer(String answer) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(answer)) {
                return line;
            }
        }
        throw new IllegalStateException("no answer, but:\n" + said);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** The class path of this very run. */
    static String classPath() throws IOException {
        List<String> entries = Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
        if (entries.size() == 1) {
            try (JarFile launcher = new JarFile(entries.get(0))) {
                Path folder = Path.of(entries.get(0)).toAbsolutePath().getParent();
                entries = Arrays.stream(launcher.getManifest().getMainAttributes().getValue("Class-Path").split(" "))
                        .map(entry -> Path.of(folder.toUri().resolve(URI.create(entry))).toString()).toList();
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
