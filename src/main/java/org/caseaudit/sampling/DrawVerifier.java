package org.caseaudit.sampling;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseaudit.sampling.DrawCertificate.Allocation;
import org.caseaudit.sampling.DrawCertificate.Ranked;
import org.caseaudit.sampling.DrawCertificate.Replacement;
import org.caseaudit.sampling.DrawCertificate.Role;

/**
 * Repeats a draw from its certificate and frame, the two files alone: {@code verify-draw certificate.json frame.csv}.
 * What cannot be known from them is said in {@code docs/draw.md}.
 */
public final class DrawVerifier {

    /** How the program is asked to verify a draw. */
    public static final String COMMAND = "verify-draw";

    private static final int SOUND = 0;
    private static final int DIFFERENT = 1;
    private static final int UNREADABLE = 2;

    private static final Pattern SEED = Pattern.compile("[0-9]{20}");
    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}\",]+");
    private static final Pattern PASSED_OVER =
            Pattern.compile(Pattern.quote(DrawCertificate.passedOver("#")).replace("#", "\\E(.+)\\Q"));
    private static final int LONGEST_VALUE = 120;

    private final PrintStream out;

    private DrawVerifier(PrintStream out) {
        this.out = out;
    }

    /**
     * Verifies a draw and says line by line what was checked, up to the first difference.
     *
     * @param args certificate and frame, as paths of files
     * @return 0 if the draw is as its certificate says, 1 if it is not, 2 if a file cannot be read
     */
    public static int run(String[] args, PrintStream out) {
        if (args.length != 2) {
            out.println("Usage: " + COMMAND + " certificate.json frame.csv");
            return UNREADABLE;
        }
        try {
            new DrawVerifier(out).verify(read(args[0]), read(args[1]));
            out.println("The draw is as the certificate says.");
            return SOUND;
        } catch (Difference e) {
            out.println("DIFFERENCE: " + e.getMessage());
            return DIFFERENT;
        } catch (Unreadable e) {
            out.println("Cannot be read: " + e.getMessage());
            return UNREADABLE;
        }
    }

    private void verify(byte[] json, byte[] csv) throws Difference, Unreadable {
        DrawCertificate certificate = certificate(json);
        checked("certificate of round " + shown(certificate.round()) + " has all its members and no others");
        method(certificate);
        List<String> frame = frame(certificate, csv);
        seedAndTimes(certificate);
        ranking(certificate, frame);
        roles(certificate);
        allocation(certificate);
        replacements(certificate);
    }

    private static DrawCertificate certificate(byte[] json) throws Difference, Unreadable {
        try {
            DrawCertificate certificate = DrawCertificate.mapper().readValue(json, DrawCertificate.class);
            if (certificate == null) {
                throw new Difference("certificate: is empty");
            }
            return certificate;
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof StreamReadException) {
                throw notJson(e);
            }
            throw new Difference("certificate, " + path(e) + ": " + (e instanceof UnrecognizedPropertyException
                    ? "is no member of a certificate" : "is missing, or not of the kind it should be"));
        } catch (JacksonException e) {
            throw notJson(e);
        } catch (IOException e) {
            throw new Unreadable("the certificate");
        }
    }

    private static Unreadable notJson(JacksonException e) {
        return new Unreadable("the certificate is not JSON"
                + (e.getLocation() == null ? "" : "; see line " + e.getLocation().getLineNr()));
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream().map(DrawVerifier::step).collect(Collectors.joining());
        return path.isEmpty() ? "its content" : shown(path.startsWith(".") ? path.substring(1) : path);
    }

    private static String step(Reference reference) {
        return reference.getFieldName() == null ? " entry " + (reference.getIndex() + 1)
                : "." + reference.getFieldName();
    }

    private void method(DrawCertificate certificate) throws Difference {
        expect("method", DrawCertificate.SIMPLE, certificate.method());
        expect("strata, columns", List.of(), certificate.strata().columns());
        checked("method is simple, without strata");
    }

    private List<String> frame(DrawCertificate certificate, byte[] csv) throws Difference {
        List<String> frame = lines(csv);
        checked("frame has its header and " + frame.size() + " cases, sorted, none of them twice");
        expect("frameHash", FrozenFrame.sha256(csv), certificate.frameHash());
        checked("frameHash is the SHA-256 of the frame, " + certificate.frameHash());
        expect("frameSize", frame.size(), certificate.frameSize());
        checked("frameSize is " + frame.size());
        return frame;
    }

    /** The references of a canonical frame: one per line after the header, ascending by bytes. */
    private static List<String> lines(byte[] csv) throws Difference {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
        } catch (CharacterCodingException e) {
            throw new Difference("frame: is not UTF-8");
        }
        if (!text.endsWith("\n")) {
            throw new Difference("frame: does not end with a line end");
        }
        String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
        expect("frame, line 1", FrozenFrame.HEADER, lines[0]);
        for (int i = 1; i < lines.length; i++) {
            if (!PLAIN.matcher(lines[i]).matches()) {
                throw new Difference("frame, line " + (i + 1) + ": is not one reference");
            }
            if (i > 1 && Arrays.compareUnsigned(bytes(lines[i - 1]), bytes(lines[i])) >= 0) {
                throw new Difference("frame, line " + (i + 1) + ": " + shown(lines[i])
                        + " stands there twice or not in its order");
            }
        }
        return List.of(lines).subList(1, lines.length);
    }

    private void seedAndTimes(DrawCertificate certificate) throws Difference {
        if (!SEED.matcher(certificate.seed()).matches()) {
            throw new Difference("seed: is not made of 20 digits");
        }
        if (certificate.seedOrigin().isBlank()) {
            throw new Difference("seedOrigin: is missing");
        }
        checked("seed is " + certificate.seed() + ", by its own account from " + shown(certificate.seedOrigin()));
        if (time("drawnAt", certificate.drawnAt()).isBefore(time("frozenAt", certificate.frozenAt()))) {
            throw new Difference("drawnAt: is before frozenAt");
        }
        checked("frame was frozen at " + certificate.frozenAt() + " and drawn from at " + certificate.drawnAt()
                + ", by the certificate's own account");
    }

    private void ranking(DrawCertificate certificate, List<String> frame) throws Difference {
        Map<String, String> tickets = new HashMap<>();
        frame.forEach(caseRef -> tickets.put(caseRef, Ranking.ticket(certificate.seed(), caseRef)));
        List<String> order = new ArrayList<>(frame);
        order.sort(Comparator.comparing(tickets::get));
        List<Ranked> ranking = certificate.ranking();
        for (int i = 0; i < Math.min(ranking.size(), order.size()); i++) {
            Ranked ranked = ranking.get(i);
            String ticket = tickets.get(ranked.caseRef());
            if (ticket == null) {
                throw new Difference(at(i, ranked) + ": is not in the frame");
            }
            expect(at(i, ranked) + ", ticket", ticket, ranked.ticket());
            expect("ranking, place " + (i + 1) + ", caseRef", order.get(i), ranked.caseRef());
        }
        expect("ranking, number of cases", order.size(), ranking.size());
        checked("tickets are the SHA-256 of seed, comma and reference; all " + order.size()
                + " cases of the frame stand in their order");
    }

    /** The first cases that were not passed over are the sample. */
    private void roles(DrawCertificate certificate) throws Difference {
        Map<String, Role> above = new HashMap<>();
        int drawn = 0;
        int excluded = 0;
        for (int i = 0; i < certificate.ranking().size(); i++) {
            Ranked ranked = certificate.ranking().get(i);
            expect(at(i, ranked) + ", stratum", DrawCertificate.WHOLE_FRAME, ranked.stratum());
            if (ranked.role() == Role.EXCLUDED) {
                passedOver(i, ranked, above);
                excluded++;
            } else {
                Role role = drawn < certificate.sampleSize() ? Role.SAMPLE : Role.RESERVE;
                expect(at(i, ranked) + ", role", name(role), name(ranked.role()));
                expect(at(i, ranked) + ", reason", null, ranked.reason());
                drawn++;
            }
            above.put(ranked.caseRef(), ranked.role());
        }
        if (certificate.sampleSize() < 1 || drawn < certificate.sampleSize()) {
            throw new Difference("sampleSize: is " + certificate.sampleSize() + " where " + drawn
                    + " cases can be drawn");
        }
        checked("the first " + certificate.sampleSize() + " are the sample, the other "
                + (drawn - certificate.sampleSize()) + " the reserves; " + excluded
                + (excluded == 1 ? " is" : " are") + " passed over for a case of the same family above");
    }

    private static void passedOver(int i, Ranked ranked, Map<String, Role> above) throws Difference {
        Matcher reason = PASSED_OVER.matcher(ranked.reason() == null ? "" : ranked.reason());
        if (!reason.matches()) {
            throw new Difference(at(i, ranked) + ", reason: does not name the case of the same family");
        }
        Role instead = above.get(reason.group(1));
        if (instead == null || instead == Role.EXCLUDED) {
            throw new Difference(at(i, ranked) + ", reason: " + shown(reason.group(1))
                    + " is not above it, or is passed over itself");
        }
    }

    private void allocation(DrawCertificate certificate) throws Difference {
        List<Allocation> allocation = certificate.strata().allocation();
        expect("strata, allocation, number of strata", 1, allocation.size());
        Allocation whole = allocation.get(0);
        expect("strata, allocation, stratum", DrawCertificate.WHOLE_FRAME, whole.stratum());
        expect("strata, allocation, size", certificate.frameSize(), whole.size());
        expect("strata, allocation, sample", certificate.sampleSize(), whole.sample());
        checked("allocation is " + whole.sample() + " of " + whole.size());
    }

    /** Reserves follow in their order, each into the place of a case that held one. */
    private void replacements(DrawCertificate certificate) throws Difference {
        List<String> reserves = with(certificate, Role.RESERVE);
        Set<String> holding = new HashSet<>(with(certificate, Role.SAMPLE));
        Instant drawnAt = time("drawnAt", certificate.drawnAt());
        for (int i = 0; i < certificate.replacements().size(); i++) {
            Replacement replacement = certificate.replacements().get(i);
            String where = "replacement " + (i + 1) + ", ";
            if (i >= reserves.size()) {
                throw new Difference(where + "replacedBy: there are " + reserves.size() + " reserves only");
            }
            if (!holding.remove(replacement.replaced())) {
                throw new Difference(where + "replaced: " + shown(replacement.replaced())
                        + " has no place in the sample then");
            }
            expect(where + "replacedBy", reserves.get(i), replacement.replacedBy());
            holding.add(replacement.replacedBy());
            if (time(where + "at", replacement.at()).isBefore(drawnAt)) {
                throw new Difference(where + "at: is before the draw");
            }
            if (replacement.reason().isBlank()) {
                throw new Difference(where + "reason: is missing");
            }
        }
        int number = certificate.replacements().size();
        checked(number == 0 ? "no case has been replaced"
                : number + (number == 1 ? " case was" : " cases were") + " replaced, by the reserves in their order");
    }

    private static List<String> with(DrawCertificate certificate, Role role) {
        return certificate.ranking().stream().filter(r -> r.role() == role).map(Ranked::caseRef).toList();
    }

    private static Instant time(String member, String value) throws Difference {
        try {
            return Instant.parse(value);
        } catch (DateTimeException e) {
            throw new Difference(member + ": is not a time such as 2026-09-07T09:00:00Z");
        }
    }

    private static void expect(String what, Object found, Object stated) throws Difference {
        if (!Objects.equals(found, stated)) {
            throw new Difference(what + ": is " + shown(stated) + "; it should be " + shown(found));
        }
    }

    private static String at(int index, Ranked ranked) {
        return "ranking, place " + (index + 1) + " (" + shown(ranked.caseRef()) + ")";
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** Files of strangers are not to play tricks on a terminal. */
    private static String shown(Object value) {
        String text = String.valueOf(value).replaceAll("[^\\p{Print}]", "?");
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String file) throws Unreadable {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new Unreadable("the file " + shown(file));
        }
    }

    private void checked(String what) {
        out.println("ok: " + what);
    }

    private static final class Difference extends Exception {

        private static final long serialVersionUID = 1L;

        Difference(String message) {
            super(message);
        }
    }

    private static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }
}
