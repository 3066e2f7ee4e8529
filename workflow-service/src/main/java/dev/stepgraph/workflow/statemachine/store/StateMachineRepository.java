package dev.stepgraph.workflow.statemachine.store;

import dev.stepgraph.workflow.statemachine.StateMachineStatus;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of state_machine. */
public interface StateMachineRepository extends JpaRepository<StateMachineEntity, UUID> {

    /** The one of that ARN, unless it is gone. */
    @Query("select m from StateMachineEntity m where m.arn = :arn and m.status <> DELETED")
    Optional<StateMachineEntity> findLive(String arn);

    /** Those of these ARNs that are not gone, by name. */
    @Query(
            """
            select m from StateMachineEntity m
            where m.arn in :arns and m.status <> DELETED order by m.name
            """)
    List<StateMachineEntity> findAllLive(Collection<String> arns);

    /** The one of that ARN, unless it is gone, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from StateMachineEntity m where m.arn = :arn and m.status <> DELETED")
    Optional<StateMachineEntity> findLiveForUpdate(String arn);

    /** A page of those that are not gone, by name. The prefix is a pattern for LIKE. */
    @Query(
            """
            select m from StateMachineEntity m
            where m.status <> DELETED and m.name > :after and m.name like :prefix escape '\\'
            order by m.name limit :limit
            """)
    List<StateMachineEntity> page(String prefix, String after, int limit);

    /** Those that stand there. */
    List<StateMachineEntity> findByStatus(StateMachineStatus status);

    /** How many are not gone. */
    @Query("select count(*) from StateMachineEntity m where m.status <> DELETED")
    long countLive();
}
