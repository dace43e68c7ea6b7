package org.caseaudit.panel;

import java.time.Clock;
import java.util.List;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who read which panel pack, and when. A pack that cannot be put on record is not shown. */
@Service
@Transactional
class PackReadings {

    private final PackReadingRepository readings;
    private final Directory directory;
    private final Clock clock;

    PackReadings(PackReadingRepository readings, Directory directory, Clock clock) {
        this.readings = readings;
        this.directory = directory;
        this.clock = clock;
    }

    public void record(long auditCaseId, String userId) {
        readings.save(new PackReadingEntity(auditCaseId, userId, clock.instant()));
    }

    /** One line for each reading, such as {@code Cora Brown, 14 September 2016, 17:00}; the earliest first. */
    @Transactional(readOnly = true)
    public List<String> inWords(long auditCaseId) {
        return readings.findByAuditCaseIdOrderById(auditCaseId).stream()
                .map(reading -> directory.person(reading.userId()).map(Person::name).orElse(reading.userId()) + ", "
                        + UkDate.format(reading.readAt(), clock.getZone())).toList();
    }
}
