package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.Execution;
import dev.stepgraph.workflow.execution.shard.ShardEpoch;
import dev.stepgraph.workflow.execution.store.Append;
import dev.stepgraph.workflow.execution.store.LoadedExecution;
import dev.stepgraph.workflow.execution.store.RowState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * An execution in memory, with the commands that wait for it. Whoever makes it busy has its turn:
 * decides everything that waits and has it committed; meanwhile more may queue up. So there is
 * never more than one commit of an execution under way.
 */
final class Resident {

    /** What became of an offered command. */
    enum Offer {
        /** Somebody else's turn will see to it. */
        QUEUED,
        /** The caller has made the resident busy and must have its turn run. */
        RUN,
        /** The resident is no longer in use: look for another. */
        GONE
    }

    private final UUID id;
    private final ShardEpoch shard;

    // Guarded by this.
    private final Deque<Pending> inbox = new ArrayDeque<>();
    private boolean busy;
    private boolean gone;
    private @Nullable CompletableFuture<Void> closing;
    private long characters;

    // Whoever has the turn's; handed from one to the next by way of this lock or the committer's.
    private @Nullable Execution execution;
    private @Nullable LoadedExecution read;
    private @Nullable NewExecution request;
    private @Nullable RowState stored;
    private volatile @Nullable Append inFlight;

    private Resident(UUID id, ShardEpoch shard, @Nullable NewExecution request) {
        this.id = id;
        this.shard = shard;
        this.request = request;
    }

    /** An execution that is to be read from the database. */
    static Resident stored(UUID id, ShardEpoch shard) {
        return new Resident(id, shard, null);
    }

    /** An execution that begins: nobody else knows it yet. */
    static Resident fresh(UUID id, ShardEpoch shard, NewExecution request) {
        return new Resident(id, shard, request);
    }

    UUID id() {
        return id;
    }

    ShardEpoch shard() {
        return shard;
    }

    synchronized Offer offer(Pending command) {
        if (gone || closing != null) {
            return Offer.GONE;
        }
        inbox.addLast(command);
        if (busy) {
            return Offer.QUEUED;
        }
        busy = true;
        return Offer.RUN;
    }

    /** Puts commands before all that wait; to be called by whoever has the turn. */
    synchronized void offerFirst(List<Pending> commands) {
        commands.reversed().forEach(inbox::addFirst);
    }

    /** Everything that waits. */
    synchronized List<Pending> take() {
        List<Pending> commands = new ArrayList<>(inbox);
        inbox.clear();
        return commands;
    }

    /** Ends the turn, unless more has come in meanwhile: then the caller has the next one too. */
    synchronized boolean endTurn() {
        if (!inbox.isEmpty() && !gone) {
            return false;
        }
        busy = false;
        if (closing != null) {
            gone = true;
            closing.complete(null);
        }
        return true;
    }

    /** Takes the resident out of use if it is not busy. */
    synchronized boolean retire() {
        if (busy) {
            return false;
        }
        gone = true;
        return true;
    }

    /**
     * Takes the resident out of use as soon as it is not busy; commands are not let in any more.
     */
    synchronized CompletableFuture<Void> retireWhenIdle() {
        CompletableFuture<Void> retired = closing == null ? new CompletableFuture<>() : closing;
        closing = retired;
        if (!busy) {
            gone = true;
            retired.complete(null);
        }
        return retired;
    }

    /**
     * Takes the resident out of use, busy or not. What it has in memory may not be what is in the
     * database.
     *
     * @return the commands that waited
     */
    synchronized List<Pending> discard() {
        gone = true;
        if (closing != null) {
            closing.complete(null);
        }
        List<Pending> commands = new ArrayList<>(inbox);
        inbox.clear();
        return commands;
    }

    synchronized boolean gone() {
        return gone;
    }

    @Nullable Execution execution() {
        return execution;
    }

    void execution(@Nullable Execution value) {
        execution = value;
    }

    /** Whether nothing must be read for a turn. */
    boolean inMemory() {
        return execution != null || request != null;
    }

    /** Leaves what was read from the database for the turn that comes. */
    void read(LoadedExecution value) {
        read = value;
    }

    /** What was read for this turn; null if nothing was. */
    @Nullable LoadedExecution takeRead() {
        LoadedExecution value = read;
        read = null;
        return value;
    }

    /** What is to be started; null once it is written. */
    @Nullable NewExecution request() {
        return request;
    }

    /** The row as it stands in the database; null before the first write. */
    @Nullable RowState stored() {
        return stored;
    }

    /** The row was read. */
    void loaded(Execution rebuilt, RowState state, long historyCharacters) {
        execution = rebuilt;
        stored = state;
        addCharacters(historyCharacters - characters());
    }

    /** The row was read, and the execution has ended. */
    void ended(RowState state) {
        stored = state;
    }

    /** The row was written. */
    void stored(RowState state) {
        Append written = inFlight;
        stored = state;
        request = null;
        inFlight = null;
        addCharacters(written == null ? 0 : written.characters());
    }

    void inFlight(Append append) {
        inFlight = append;
    }

    /** Gives up what waits for being written; false if that can no longer be said. */
    boolean withdraw() {
        Append append = inFlight;
        return append != null && append.withdraw();
    }

    /** How much history is in memory, roughly. */
    synchronized long characters() {
        return characters;
    }

    private synchronized void addCharacters(long count) {
        characters += count;
    }
}
