package org.caseaudit.sampling;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.SeedOrigin;

/**
 * What anyone needs to repeat a draw from the frame's file. Written and read as JSON with exactly these members.
 *
 * @param round        the round's reference
 * @param method       how the sample follows from the ranking
 * @param seed         twenty decimal digits
 * @param seedOrigin   how the seed came about, and who entered it where people threw it
 * @param frozenAt     when the frame was fixed, ISO 8601 in UTC; so are all times here
 * @param frameHash    SHA-256 of the frame's file, lower-case hexadecimal
 * @param ranking      by ascending tickets the sample, its reserves and, up to the last of them, every case that was
 *                     excluded, with their parts on the day of the draw; the rest follows from the frame
 * @param replacements reserves that took the place of cases which dropped out since, in order
 */
record DrawCertificate(
        String round, String method, String seed, String seedOrigin, String frozenAt, String drawnAt, String frameHash,
        int frameSize, int sampleSize, Strata strata, List<Ranked> ranking, List<Replacement> replacements) {

    /** Begins the reason of a case that people left out; in their own words after it. */
    static final String LEFT_OUT = CaseStatus.EXCLUDED.words() + ": ";

    private static final String RANDOM = "random";
    private static final String DICE = "dice, entered by ";

    /**
     * @param columns the frame's columns that strata are made of, or that a spread covers; none in a simple draw
     * @param rule    how the places were shared over the strata
     */
    record Strata(List<String> columns, Rule rule, List<Allocation> allocation) {
    }

    /** How places are shared over strata. */
    enum Rule {
        @JsonProperty("proportional") PROPORTIONAL,
        @JsonProperty("set") SET
    }

    /** How many cases a stratum has in the frame, how many of them go into the sample, how many reserves are fixed. */
    record Allocation(String stratum, int size, int sample, int reserves) {
    }

    /** @param reason why the case could not be drawn; null unless excluded */
    record Ranked(
            String caseRef, String ticket, String stratum, Role role,
            @JsonSetter(nulls = Nulls.SET) String reason) {
    }

    /** What a case was by the draw. */
    enum Role {
        @JsonProperty("sample") SAMPLE,
        @JsonProperty("reserve") RESERVE,
        @JsonProperty("excluded") EXCLUDED;

        static Role of(Ranking.Part part) {
            return switch (part) {
                case SAMPLE -> SAMPLE;
                case RESERVE -> RESERVE;
                case PASSED_OVER, LEFT_OUT -> EXCLUDED;
            };
        }
    }

    /** @param reason why the replaced case dropped out */
    record Replacement(String replaced, String replacedBy, String at, String reason) {
    }

    /** The certificate of a draw, as it and what became of its cases stand on record. */
    static DrawCertificate of(
            String round, Draw draw, List<Stratum> strata, List<Ranking.Ranked> ranking, List<AuditCase> cases) {
        return new DrawCertificate(round, draw.method().code(), draw.seed(), seedOrigin(draw),
                draw.frozenAt().toString(), draw.drawnAt().toString(), draw.frameHash(), draw.frameSize(),
                draw.sampleSize(),
                new Strata(draw.columns().stream().map(CaseAttribute::column).toList(),
                        draw.placesSet() ? Rule.SET : Rule.PROPORTIONAL,
                        strata.stream().map(s -> new Allocation(s.name(), s.size(), s.sample(), s.reserves())).toList()),
                ranking.stream().map(DrawCertificate::ranked).toList(), replacements(cases));
    }

    private static String seedOrigin(Draw draw) {
        return draw.seedOrigin() == SeedOrigin.DICE ? DICE + draw.seedEnteredBy() : RANDOM;
    }

    private static Ranked ranked(Ranking.Ranked r) {
        return new Ranked(r.caseRef(), r.ticket(), r.stratum(), Role.of(r.part()), switch (r.part()) {
            case PASSED_OVER -> passedOver(r.passedOverFor());
            case LEFT_OUT -> LEFT_OUT + r.reason();
            case SAMPLE, RESERVE -> null;
        });
    }

    /**
     * Why a case is excluded whose brother or sister has the lower ticket.
     *
     * @param caseRef the brother's or sister's; null in draws made before it was kept, which do not verify
     */
    static String passedOver(String caseRef) {
        return "same family as " + (caseRef == null ? "another case" : caseRef) + ", whose ticket is lower";
    }

    private static List<Replacement> replacements(List<AuditCase> cases) {
        Map<Long, AuditCase> byId = cases.stream().collect(Collectors.toMap(AuditCase::id, Function.identity()));
        return cases.stream().filter(AuditCase::isPromoted).sorted(Comparator.comparing(AuditCase::id))
                .map(promoted -> {
                    AuditCase left = byId.get(promoted.replaces());
                    return new Replacement(left.caseRef(), promoted.caseRef(), promoted.sampledAt().toString(),
                            why(left));
                }).toList();
    }

    /** In the group's words where the group decided; of a family no more than what became of the case. */
    private static String why(AuditCase left) {
        return left.status() == CaseStatus.EXCLUDED && left.reason() != null
                ? LEFT_OUT + left.reason() : left.status().words();
    }

    /** Writes certificates for people to read, and reads nothing that differs from one in shape. */
    static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
                .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }
}
