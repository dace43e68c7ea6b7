package org.caseaudit.sampling;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.SamplingMethod;
import org.caseaudit.sampling.DrawCertificate.Allocation;
import org.caseaudit.sampling.DrawCertificate.Ranked;
import org.caseaudit.sampling.DrawCertificate.Replacement;
import org.caseaudit.sampling.DrawCertificate.Role;
import org.caseaudit.sampling.DrawCertificate.Rule;

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
        SamplingMethod method = method(certificate);
        Frame frame = frame(certificate, csv);
        seedAndTimes(certificate);
        DrawPlan plan = allocation(certificate, method, frame);
        ranking(certificate, plan, frame);
        excluded(certificate, frame);
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

    private SamplingMethod method(DrawCertificate certificate) throws Difference {
        SamplingMethod method = Arrays.stream(SamplingMethod.values())
                .filter(known -> known.code().equals(certificate.method())).findFirst()
                .orElseThrow(() -> new Difference("method: is " + shown(certificate.method())
                        + "; it should be simple, stratified, spread or quota"));
        List<String> columns = certificate.strata().columns();
        switch (method) {
            case SIMPLE -> expect("strata, columns", List.of(), columns);
            case QUOTA -> expect("strata, columns", List.of(CaseAttribute.NOMINATING_AGENCY.column()), columns);
            case STRATIFIED, SPREAD -> {
                if (columns.isEmpty()) {
                    throw new Difference("strata, columns: there are none");
                }
            }
        }
        checked("method is " + method.code() + (columns.isEmpty() ? ", without strata"
                : ", by " + columns.stream().map(DrawVerifier::shown).collect(Collectors.joining(" and "))));
        return method;
    }

    private Frame frame(DrawCertificate certificate, byte[] csv) throws Difference {
        Frame frame;
        try {
            frame = Frame.parse(csv);
        } catch (Frame.NotCanonicalException e) {
            throw new Difference(shown(e.getMessage()));
        }
        expect("frame, columns", certificate.strata().columns(), frame.columns());
        checked("frame has its header and " + frame.size() + " cases, sorted, none of them twice");
        expect("frameHash", DigestUtils.sha256Hex(csv), certificate.frameHash());
        checked("frameHash is the SHA-256 of the frame, " + certificate.frameHash());
        expect("frameSize", frame.size(), certificate.frameSize());
        checked("frameSize is " + frame.size());
        return frame;
    }

    private void seedAndTimes(DrawCertificate certificate) throws Difference {
        if (!Seed.isSeed(certificate.seed())) {
            throw new Difference("seed: is not made of 20 digits");
        }
        if (certificate.seedOrigin().isBlank()) {
            throw new Difference("seedOrigin: is missing");
        }
        checked("seed is " + certificate.seed() + ", its origin, by its own account: " + shown(certificate.seedOrigin()));
        if (time("drawnAt", certificate.drawnAt()).isBefore(time("frozenAt", certificate.frozenAt()))) {
            throw new Difference("drawnAt: is before frozenAt");
        }
        checked("frame was frozen at " + certificate.frozenAt() + " and drawn from at " + certificate.drawnAt()
                + ", by the certificate's own account");
    }

    /** Places of each stratum: of the size that the frame says, adding up, and shared by the rule that is stated. */
    private DrawPlan allocation(DrawCertificate certificate, SamplingMethod method, Frame frame) throws Difference {
        Map<String, Integer> sizes = sizes(certificate, method, frame);
        List<Allocation> allocation = certificate.strata().allocation();
        List<Stratum> strata = new ArrayList<>();
        Map<String, Integer> stated = new TreeMap<>(Stratum.BY_BYTES);
        long places = 0;
        for (Allocation part : allocation) {
            String where = "strata, allocation, stratum " + named(part.stratum());
            if (!sizes.containsKey(part.stratum()) || stated.put(part.stratum(), part.sample()) != null) {
                throw new Difference(where + ": is not in the frame, or stands there twice");
            }
            expect(where + ", size", sizes.get(part.stratum()), part.size());
            if (part.sample() < 0 || part.reserves() < 0) {
                throw new Difference(where + ": has less than no places");
            }
            places += part.sample();
            strata.add(new Stratum(part.stratum(), part.size(), part.sample(), part.reserves()));
        }
        expect("strata, allocation, strata", List.copyOf(sizes.keySet()), allocation.stream().map(Allocation::stratum)
                .toList());
        if (certificate.sampleSize() < 1) {
            throw new Difference("sampleSize: is " + certificate.sampleSize());
        }
        expect("strata, allocation, sum of places", (long) certificate.sampleSize(), places);
        if (certificate.strata().rule() == Rule.PROPORTIONAL) {
            proportional(certificate, sizes, stated);
        }
        checked("places are shared " + (certificate.strata().rule() == Rule.SET ? "as people set them: "
                : "in proportion to sizes: ") + allocation.stream()
                .map(part -> part.sample() + " of " + part.size() + (sizes.size() == 1 ? "" : " " + named(part.stratum())))
                .collect(Collectors.joining(", ")));
        return new DrawPlan(method, List.of(), certificate.sampleSize(), strata);
    }

    private static void proportional(
            DrawCertificate certificate, Map<String, Integer> sizes, Map<String, Integer> stated) throws Difference {
        long all = sizes.values().stream().mapToLong(Integer::longValue).sum();
        if (certificate.sampleSize() > all) {
            throw new Difference("sampleSize: is " + certificate.sampleSize() + " where " + all
                    + " cases can be drawn");
        }
        for (Map.Entry<String, Integer> right
                : LargestRemainder.share(certificate.sampleSize(), sizes).entrySet()) {
            expect("strata, allocation, stratum " + named(right.getKey()) + ", sample", right.getValue(),
                    stated.get(right.getKey()));
        }
    }

    /** Cases of each stratum that could be drawn: those that people left out could not. */
    private static Map<String, Integer> sizes(DrawCertificate certificate, SamplingMethod method, Frame frame) {
        Set<String> leftOut = certificate.ranking().stream()
                .filter(ranked -> ranked.role() == Role.EXCLUDED && isLeftOut(ranked)).map(Ranked::caseRef)
                .collect(Collectors.toSet());
        Map<String, Integer> sizes = new TreeMap<>(Stratum.BY_BYTES);
        for (int i = 0; i < frame.size(); i++) {
            int drawable = leftOut.isEmpty() || !leftOut.contains(frame.caseRef(i)) ? 1 : 0;
            sizes.merge(method.hasStrata() ? frame.stratum(i) : Stratum.WHOLE_FRAME, drawable, Integer::sum);
        }
        return sizes;
    }

    private static boolean isLeftOut(Ranked ranked) {
        return ranked.reason() != null && ranked.reason().startsWith(DrawCertificate.LEFT_OUT);
    }

    /** Draws anew from frame, seed and plan, without the cases that are stated as excluded, and compares. */
    private void ranking(DrawCertificate certificate, DrawPlan plan, Frame frame) throws Difference {
        List<Ranked> ranking = certificate.ranking();
        Map<String, String> excluded = new HashMap<>();
        for (int i = 0; i < ranking.size(); i++) {
            Ranked ranked = ranking.get(i);
            if (frame.indexOf(ranked.caseRef()) < 0) {
                throw new Difference(at(i, ranked) + ": is not in the frame");
            }
            expect(at(i, ranked) + ", ticket", ticket(certificate.seed(), ranked.caseRef()), ranked.ticket());
            if (ranked.role() == Role.EXCLUDED) {
                excluded.put(ranked.caseRef(), ranked.reason());
            }
        }
        List<Ranking.Ranked> right = Ranking.of(frame, certificate.seed(), plan, excluded, null);
        for (int i = 0; i < Math.min(ranking.size(), right.size()); i++) {
            Ranked ranked = ranking.get(i);
            expect("ranking, place " + (i + 1) + ", caseRef", right.get(i).caseRef(), ranked.caseRef());
            expect(at(i, ranked) + ", stratum", right.get(i).stratum(), ranked.stratum());
            expect(at(i, ranked) + ", role", name(Role.of(right.get(i).part())), name(ranked.role()));
            if (ranked.role() != Role.EXCLUDED) {
                expect(at(i, ranked) + ", reason", null, ranked.reason());
            }
        }
        expect("ranking, number of cases", right.size(), ranking.size());
        expect("sampleSize", with(certificate, Role.SAMPLE).size(), certificate.sampleSize());
        checked("tickets are the SHA-256 of seed, comma and reference; sample and reserves follow from them, "
                + with(certificate, Role.SAMPLE).size() + " and " + with(certificate, Role.RESERVE).size()
                + (ranking.size() == frame.size() ? "" : " (the other " + (frame.size() - ranking.size())
                        + " cases of the frame come after)"));
    }

    static String ticket(String seed, String caseRef) {
        return DigestUtils.sha256Hex((seed + "," + caseRef).getBytes(StandardCharsets.UTF_8));
    }

    private void excluded(DrawCertificate certificate, Frame frame) throws Difference {
        Set<String> excluded = Set.copyOf(with(certificate, Role.EXCLUDED).stream().map(Ranked::caseRef).toList());
        int passedOver = 0;
        for (int i = 0; i < certificate.ranking().size(); i++) {
            Ranked ranked = certificate.ranking().get(i);
            if (ranked.role() != Role.EXCLUDED || isLeftOut(ranked)) {
                continue;
            }
            Matcher reason = PASSED_OVER.matcher(ranked.reason() == null ? "" : ranked.reason());
            if (!reason.matches()) {
                throw new Difference(at(i, ranked) + ", reason: names neither a case of the same family nor why people "
                        + "left it out");
            }
            String instead = reason.group(1);
            if (frame.indexOf(instead) < 0 || excluded.contains(instead)
                    || ticket(certificate.seed(), instead).compareTo(ranked.ticket()) >= 0) {
                throw new Difference(at(i, ranked) + ", reason: " + shown(instead)
                        + " has no lower ticket, or is excluded itself");
            }
            passedOver++;
        }
        int leftOut = excluded.size() - passedOver;
        checked((passedOver == 1 ? "1 case is" : passedOver + " cases are")
                + " passed over for one of the same family with a lower ticket; " + leftOut
                + (leftOut == 1 ? " was" : " were") + " left out by people, with their reasons");
    }

    /** Reserves of the stratum first, each into the place of a case that held one. */
    private void replacements(DrawCertificate certificate) throws Difference {
        List<Ranked> reserves = new ArrayList<>(with(certificate, Role.RESERVE));
        Map<String, String> holding = new HashMap<>();
        with(certificate, Role.SAMPLE).forEach(ranked -> holding.put(ranked.caseRef(), ranked.stratum()));
        Instant drawnAt = time("drawnAt", certificate.drawnAt());
        for (int i = 0; i < certificate.replacements().size(); i++) {
            Replacement replacement = certificate.replacements().get(i);
            String where = "replacement " + (i + 1) + ", ";
            String stratum = holding.remove(replacement.replaced());
            if (stratum == null) {
                throw new Difference(where + "replaced: " + shown(replacement.replaced())
                        + " has no place in the sample then");
            }
            Ranked next = reserves.stream().filter(reserve -> reserve.stratum().equals(stratum)).findFirst()
                    .or(() -> reserves.stream().findFirst())
                    .orElseThrow(() -> new Difference(where + "replacedBy: no reserve is left"));
            expect(where + "replacedBy", next.caseRef(), replacement.replacedBy());
            reserves.remove(next);
            holding.put(next.caseRef(), next.stratum());
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

    private static List<Ranked> with(DrawCertificate certificate, Role role) {
        return certificate.ranking().stream().filter(r -> r.role() == role).toList();
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

    /** An unknown value has no letters to show. */
    private static String named(String stratum) {
        return stratum.isEmpty() ? "(not recorded)" : shown(stratum);
    }

    /** Files of strangers are not to play tricks on a terminal. */
    private static String shown(Object value) {
        String text = String.valueOf(value).replaceAll("[^\\p{Print}]", "?");
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
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
