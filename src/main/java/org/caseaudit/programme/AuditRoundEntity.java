package org.caseaudit.programme;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

@Entity
@Table(name = "audit_round")
class AuditRoundEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String reference;
    private String referenceQuarter;
    private int referenceNumber;
    private String title;

    @Enumerated(EnumType.STRING)
    private Mode mode;

    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.PLANNED;

    private String plannedBy;
    private LocalDate plannedOn;
    private String processInstanceId;
    private LocalDate panelOn;
    private LocalDate windowFrom;
    private LocalDate windowTo;
    private String objectives;
    private String audience;
    private String statutoryBasis;
    private String lawfulBasis;

    @Enumerated(EnumType.STRING)
    private Theme theme;

    private String themeTitle;
    private String themeSources;
    private String themeReason;
    private String themeSelectedBy;

    private Boolean openOnly;
    private String needCode;
    private Integer ageFrom;
    private Integer ageTo;
    private LocalDate referredFrom;
    private LocalDate referredTo;
    private Integer notAuditedMonths;
    private Boolean onePerFamily;
    private Integer minAgencies;
    private Integer sampleSize;

    @Enumerated(EnumType.STRING)
    private SamplingMethod samplingMethod;

    private String strataColumns;
    private Integer reserveDepth;

    @Enumerated(EnumType.STRING)
    private SeedOrigin seedOrigin;

    @ElementCollection
    @CollectionTable(name = "audit_round_share", joinColumns = @JoinColumn(name = "audit_round_id"))
    @OrderColumn(name = "position")
    private List<ShareEntity> shares = new ArrayList<>();

    private String agencies;
    private String toolFormId;
    private Integer toolFormVersion;
    private LocalDate returnsDueOn;
    private String members;
    private String guidance;
    private String training;
    private Integer casesMatching;
    private Integer casesDrawable;
    private LocalDate publishedOn;

    protected AuditRoundEntity() {
    }

    AuditRoundEntity(RoundPlan plan, String quarter, int number, String plannedBy, LocalDate plannedOn,
            String processInstanceId) {
        this.reference = quarter + "-" + number;
        this.referenceQuarter = quarter;
        this.referenceNumber = number;
        this.plannedBy = plannedBy;
        this.plannedOn = plannedOn;
        this.processInstanceId = processInstanceId;
        this.title = plan.title();
        this.mode = plan.mode();
        this.panelOn = plan.panelOn();
        this.windowFrom = plan.windowFrom();
        this.windowTo = plan.windowTo();
        this.objectives = plan.objectives();
        this.audience = plan.audience();
        this.statutoryBasis = plan.statutoryBasis();
        this.lawfulBasis = plan.lawfulBasis();
    }

    Long id() {
        return id;
    }

    void selectTheme(ThemeChoice choice) {
        mustBe(stage == Stage.PLANNED, "its theme has been selected");
        theme = choice.theme();
        themeTitle = choice.title();
        themeSources = choice.sources().stream().map(Enum::name).collect(Collectors.joining(","));
        themeReason = choice.reason();
        themeSelectedBy = choice.selectedBy();
        stage = Stage.THEME_SELECTED;
    }

    /** May be agreed anew until the sample is confirmed, because a frame can turn out too small. */
    void agreeScope(AgreedScope scope) {
        mustBe(theme != null && stage.isBefore(Stage.SAMPLE_CONFIRMED), "its scope cannot be agreed now");
        FrameFilter filter = scope.filter();
        openOnly = filter.openOnly();
        needCode = filter.needCode();
        ageFrom = filter.ageFrom();
        ageTo = filter.ageTo();
        referredFrom = filter.referredFrom();
        referredTo = filter.referredTo();
        notAuditedMonths = filter.notAuditedMonths();
        onePerFamily = filter.onePerFamily();
        minAgencies = filter.minAgencies();
        sampleSize = scope.sampleSize();
        plan(scope.sampling());
        agencies = String.join(",", scope.agencies());
        toolFormId = scope.toolFormId();
        toolFormVersion = scope.toolFormVersion();
        returnsDueOn = scope.returnsDueOn();
        members = scope.members();
        guidance = scope.guidance();
        training = scope.training();
        stage = Stage.SCOPE_AGREED;
    }

    private void plan(SamplingPlan plan) {
        samplingMethod = plan.method();
        strataColumns = plan.columns().stream().map(Enum::name).collect(Collectors.joining(","));
        reserveDepth = plan.reserves();
        seedOrigin = plan.seedOrigin();
        setShares(plan.shares());
    }

    private void setShares(List<SamplingPlan.Share> set) {
        shares.clear();
        set.forEach(share -> shares.add(new ShareEntity(share)));
    }

    void auditFewer(int size, List<SamplingPlan.Share> set) {
        mustBe(filterAgreed() && stage.isBefore(Stage.SAMPLE_CONFIRMED), "its sample size cannot change now");
        mustBe(size > 0 && size <= sampleSize, "a smaller sample has between 1 and " + sampleSize + " cases");
        sampleSize = size;
        setShares(set);
        stage = Stage.SCOPE_AGREED;
    }

    void frameCounted(int matching, int drawable) {
        mustBe(filterAgreed() && stage.isBefore(Stage.SAMPLE_CONFIRMED), "nothing is to be drawn now");
        casesMatching = matching;
        casesDrawable = drawable;
    }

    void sampleDrawn() {
        mustBe(filterAgreed() && stage.isBefore(Stage.SAMPLE_CONFIRMED), "nothing is to be drawn now");
        stage = Stage.SAMPLE_DRAWN;
    }

    void sampleConfirmed() {
        mustBe(stage == Stage.SAMPLE_DRAWN, "there is no drawn sample to confirm");
        stage = Stage.SAMPLE_CONFIRMED;
    }

    void abandon() {
        mustBe(stage.isBefore(Stage.SAMPLE_CONFIRMED), "its cases are being audited; it cannot be abandoned");
        stage = Stage.ABANDONED;
    }

    void panelConvened(LocalDate on) {
        mustBe(stage == Stage.SAMPLE_CONFIRMED || stage == Stage.PANEL_CONVENED, "its panel cannot be convened now");
        panelOn = on;
        stage = Stage.PANEL_CONVENED;
    }

    void signedOff() {
        mustBe(stage == Stage.PANEL_CONVENED, "its report cannot be signed off now");
        stage = Stage.SIGNED_OFF;
    }

    void signOffLapsed() {
        mustBe(stage == Stage.SIGNED_OFF, "its report has not been signed off, or is published already");
        stage = Stage.PANEL_CONVENED;
    }

    void published(LocalDate on) {
        mustBe(stage == Stage.SIGNED_OFF, "its report has not been signed off, or is published already");
        publishedOn = on;
        stage = Stage.PUBLISHED;
    }

    AuditRound toRound() {
        ThemeChoice choice = theme == null ? null
                : new ThemeChoice(theme, themeTitle, split(themeSources).stream().map(ThemeSource::valueOf).toList(),
                        themeReason, themeSelectedBy);
        FrameFilter filter = filterAgreed()
                ? new FrameFilter(openOnly, needCode, ageFrom, ageTo, referredFrom, referredTo, notAuditedMonths,
                        onePerFamily, minAgencies, List.of())
                : null;
        return new AuditRound(id, reference, title, mode, stage, plannedBy, plannedOn, processInstanceId, panelOn,
                windowFrom, windowTo, objectives, audience, statutoryBasis, lawfulBasis, choice, filter, sampleSize,
                filterAgreed() ? sampling() : null, split(agencies), toolFormId, toolFormVersion, returnsDueOn, members,
                guidance, training, casesMatching, casesDrawable, publishedOn);
    }

    private SamplingPlan sampling() {
        return new SamplingPlan(samplingMethod, split(strataColumns).stream().map(CaseAttribute::valueOf).toList(),
                samplingMethod.hasStrata() ? shares.stream().map(ShareEntity::toShare).toList() : List.of(),
                reserveDepth, seedOrigin);
    }

    private boolean filterAgreed() {
        return sampleSize != null;
    }

    private void mustBe(boolean possible, String otherwise) {
        if (!possible) {
            throw new RoundStageException(reference, stage, otherwise);
        }
    }

    private static List<String> split(String joined) {
        return joined == null || joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
    }
}
