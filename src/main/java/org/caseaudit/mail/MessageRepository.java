package org.caseaudit.mail;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MessageRepository extends Repository<Message, Long> {

    Message save(Message message);

    Optional<Message> findByMessageId(String messageId);

    List<Message> findByAboutOrAboutStartingWithOrderByQueuedAtAscIdAsc(String about, String prefix);

    List<Message> findByProcessInstanceIdOrderByQueuedAtAscIdAsc(String processInstanceId);

    @Query("""
            select m from Message m
            where m.bouncedAt is not null or (m.failedAt is not null and m.handedOverAt is null)
            order by m.queuedAt, m.id
            """)
    List<Message> findUndelivered();
}
