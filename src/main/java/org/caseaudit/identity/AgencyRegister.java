package org.caseaudit.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.caseaudit.engine.AsSystem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the agencies of the partnership, with their groups and the people accountable for their audits. */
@Service
public class AgencyRegister {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    /** It stands in mail, in file names and in spreadsheets, where other signs have a meaning of their own. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._:/&'\u2019(),\u2013-]*");
    private static final int CODE_LIMIT = 32;
    private static final int NAME_LIMIT = 120;

    private final AgencyRepository agencies;
    private final Directory directory;
    private final StandingGroups standingGroups;
    private final AccessRights accessRights;
    private final IdentityService identityService;
    private final AsSystem asSystem;

    AgencyRegister(AgencyRepository agencies, Directory directory, StandingGroups standingGroups,
            AccessRights accessRights, IdentityService identityService, AsSystem asSystem) {
        this.agencies = agencies;
        this.directory = directory;
        this.standingGroups = standingGroups;
        this.accessRights = accessRights;
        this.identityService = identityService;
        this.asSystem = asSystem;
    }

    /**
     * Adds an agency under a code made of its name.
     *
     * @throws InvalidFieldException if a field cannot be accepted; nothing has changed then
     */
    @Transactional
    public Agency add(String name, String leadAuditor, String deputy, boolean fromOutsideArea) {
        checkName(name);
        if (directory.agencies().stream().anyMatch(known -> known.name().equalsIgnoreCase(name))) {
            throw new InvalidFieldException("name", "is that of an agency that is registered already");
        }
        return put(new Agency(codeOf(name), name, leadAuditor, deputy, fromOutsideArea));
    }

    /** The name's letters, and a number where another agency has them. */
    private String codeOf(String name) {
        String plain = Normalizer.normalize(name.toLowerCase(Locale.UK), Normalizer.Form.NFD)
                .replaceAll("[^a-z0-9 -]", "").strip().replaceAll("[ -]+", "-").replaceAll("^[0-9-]+", "");
        String code = plain.isEmpty() ? "agency" : plain.substring(0, Math.min(plain.length(), CODE_LIMIT - 4))
                .replaceAll("(-(managers|contributors)|-)+$", "");
        String free = code;
        for (int n = 2; directory.agency(free).isPresent(); n++) {
            free = code + "-" + n;
        }
        return free;
    }

    /**
     * Adds an agency or brings it up to date, and makes its lead auditor and deputy, and no longer their predecessors,
     * members of its group.
     *
     * @throws InvalidFieldException if a field cannot be accepted; nothing has changed then
     */
    @Transactional
    public Agency put(Agency agency) {
        check(agency);
        asSystem.run(() -> {
            standingGroups.ensureForAgency(agency.code(), agency.name());
            accessRights.ensureForAgency(agency.code());
            directory.agency(agency.code()).ifPresent(before -> removeFormer(before, agency));
            auditors(agency).forEach(userId -> join(userId, Groups.agency(agency.code())));
        });
        AgencyEntity entity = agencies.findByCode(agency.code()).orElseGet(() -> new AgencyEntity(agency));
        entity.update(agency);
        return agencies.save(entity).toAgency();
    }

    private void removeFormer(Agency before, Agency now) {
        auditors(before)
                .filter(userId -> auditors(now).noneMatch(userId::equals))
                .forEach(userId -> identityService.deleteMembership(userId, Groups.agency(now.code())));
    }

    private void join(String userId, String groupId) {
        if (!directory.groupsOf(userId).contains(groupId)) {
            identityService.createMembership(userId, groupId);
        }
    }

    private static Stream<String> auditors(Agency agency) {
        return Stream.of(agency.leadAuditor(), agency.deputy()).filter(Objects::nonNull);
    }

    private void check(Agency agency) {
        String code = required("code", agency.code(), CODE_LIMIT);
        if (!CODE.matcher(code).matches()) {
            throw new InvalidFieldException("code",
                    "must be lower-case letters and digits, in words joined by single hyphens, starting with a letter");
        }
        if (Groups.isAmbiguous(code)) {
            throw new InvalidFieldException("code", "must not end with \"-managers\" or \"-contributors\"");
        }
        checkName(agency.name());
        required("leadAuditor", agency.leadAuditor(), 64);
        mustExist("leadAuditor", agency.leadAuditor());
        if (agency.deputy() != null) {
            mustExist("deputy", agency.deputy());
            if (agency.deputy().equals(agency.leadAuditor())) {
                throw new InvalidFieldException("deputy", "must be somebody other than the lead auditor");
            }
        }
    }

    private static void checkName(String name) {
        if (!NAME.matcher(required("name", name, NAME_LIMIT)).matches()) {
            throw new InvalidFieldException("name",
                    "must begin with a letter or digit and hold only letters, digits, spaces and . _ : / & ' ( ) , -");
        }
    }

    private void mustExist(String field, String userId) {
        if (directory.person(userId).isEmpty()) {
            throw new InvalidFieldException(field, "is not a known user");
        }
    }

    private static String required(String field, String value, int limit) {
        if (value == null || value.isBlank()) {
            throw new InvalidFieldException(field, "is missing");
        }
        if (value.length() > limit) {
            throw new InvalidFieldException(field, "is longer than " + limit + " characters");
        }
        return value;
    }
}
