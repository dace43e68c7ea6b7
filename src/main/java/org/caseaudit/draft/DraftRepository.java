package org.caseaudit.draft;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface DraftRepository extends Repository<DraftEntity, Long> {

    Optional<DraftEntity> findByTaskIdAndUserId(String taskId, String userId);

    DraftEntity saveAndFlush(DraftEntity draft);
}
