package org.caseaudit.register;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface RegisterSourceRepository extends Repository<RegisterSourceEntity, String> {

    RegisterSourceEntity save(RegisterSourceEntity source);

    Optional<RegisterSourceEntity> findById(String name);

    List<RegisterSourceEntity> findAllByOrderByName();
}
