package org.caseaudit.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the post out: puts what is due for one person together into one message, and hands messages to the mail
 * server. Any number of senders on any number of nodes may do so on one database: each claims a few messages for a
 * time, sends one after the other and records each before it goes on. Should a node die between the server's "250 OK"
 * and the record, another sends that one message again under the same id, which mail programs recognise; the rest of
 * the claim runs out and goes to others.
 */
@Service
public class PostOffice {

    private static final Logger log = LoggerFactory.getLogger(PostOffice.class);
    private static final int ITEMS_A_SORTING = 500;
    private static final int MESSAGES_A_CLAIM = 50;
    /** More would not be read, and what a message is about has to fit its row. */
    private static final int ITEMS_A_MESSAGE = 80;

    private final MailStore store;
    private final Composer composer;
    private final Carrier carrier;
    private final Directory directory;
    private final MailSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile boolean closing;
    /** Rounds read, a closed counter writes. */
    private final ReentrantReadWriteLock counter = new ReentrantReadWriteLock();

    PostOffice(MailStore store, Composer composer, Carrier carrier, Directory directory, MailSettings settings,
            ApplicationEventPublisher events, Clock clock, PlatformTransactionManager transactions) {
        this.store = store;
        this.composer = composer;
        this.carrier = carrier;
        this.directory = directory;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Hands over everything that is due now, unless the counter is closed by another thread.
     *
     * @return how many messages the mail server took
     */
    public int deliver() {
        if (!counter.readLock().tryLock()) {
            return 0;
        }
        try {
            int handedOver = 0;
            int sorted;
            do {
                sorted = sortAll();
                handedOver += send();
                // Who could not be reached has others told instead, by the same post.
            } while (sorted > 0);
            return handedOver;
        } finally {
            counter.readLock().unlock();
        }
    }

    /** Lets a running delivery end with the message in hand. */
    void close() {
        closing = true;
    }

    /** When the next post is due; nothing while none waits. */
    public Optional<Instant> nextCollection() {
        return store.nextCollection();
    }

    /** Keeps other threads of this node from taking the post out, for a thread that lives in the past. */
    public void closeCounter() {
        counter.writeLock().lock();
    }

    /** Ends what the same thread began with {@link #closeCounter}. */
    public void openCounter() {
        counter.writeLock().unlock();
    }

    // Sorting

    private int sortAll() {
        int all = 0;
        int sorted;
        do {
            sorted = transaction.execute(status -> sort());
            all += sorted;
        } while (sorted > 0);
        return all;
    }

    private int sort() {
        if (!store.sorts()) {
            return 0;
        }
        Instant now = clock.instant();
        List<MailItem> items = store.unsorted(now, ITEMS_A_SORTING);
        if (items.isEmpty()) {
            return 0;
        }
        List<List<MailItem>> bundles = bundles(items);
        Set<String> users = items.stream().map(MailItem::recipientUser).collect(Collectors.toSet());
        Map<String, Person> people = directory.people(users).stream()
                .collect(Collectors.toMap(Person::id, person -> person));
        store.insertMessages(bundles.stream().map(bundle -> {
            String user = bundle.get(0).recipientUser();
            return new NewMessage(composer.messageId(bundle.get(0)),
                    people.getOrDefault(user, new Person(user, user, null)), bundle);
        }).toList(), now);
        return items.size();
    }

    /** Each person's items that may stand together; the last person's may go on beyond this sorting, and wait. */
    private static List<List<MailItem>> bundles(List<MailItem> items) {
        List<List<MailItem>> bundles = new ArrayList<>();
        for (MailItem item : items) {
            List<MailItem> last = bundles.isEmpty() ? null : bundles.get(bundles.size() - 1);
            if (last != null && last.size() < ITEMS_A_MESSAGE && last.get(0).goesWith(item)) {
                last.add(item);
            } else {
                bundles.add(new ArrayList<>(List.of(item)));
            }
        }
        if (items.size() == ITEMS_A_SORTING && bundles.size() > 1) {
            bundles.remove(bundles.size() - 1);
        }
        return bundles;
    }

    // Sending

    private int send() {
        if (!store.anythingDue(clock.instant())) {
            return 0;
        }
        String sender = UUID.randomUUID().toString();
        int handedOver = 0;
        try (Carrier.Run run = carrier.start()) {
            List<QueuedMessage> claimed = claim(sender);
            while (!claimed.isEmpty() && !closing) {
                handedOver += send(claimed, run);
                claimed = claim(sender);
            }
        } catch (ServerAwayException e) {
            serverAway(e);
        }
        return handedOver;
    }

    private List<QueuedMessage> claim(String sender) {
        Instant now = clock.instant();
        return transaction.execute(status -> store.claim(sender, now, now.plus(settings.claim()), MESSAGES_A_CLAIM));
    }

    /** Sends what is claimed, one after the other, as long as the claim lasts and this node is to run. */
    private int send(List<QueuedMessage> claimed, Carrier.Run run) throws ServerAwayException {
        Deque<QueuedMessage> left = new ArrayDeque<>(claimed);
        Map<String, DeadAddress> dead = store.deadAddresses(
                claimed.stream().map(message -> message.recipient().id()).collect(Collectors.toSet()));
        List<Long> gone = new ArrayList<>();
        Instant renewal = clock.instant().plus(settings.claim().dividedBy(2));
        int handedOver = 0;
        try {
            while (!left.isEmpty() && !closing) {
                Instant now = clock.instant();
                if (now.isAfter(renewal)) {
                    if (!store.renewed(List.copyOf(left), now.plus(settings.claim()))) {
                        break;
                    }
                    renewal = now.plus(settings.claim().dividedBy(2));
                }
                List<MailItem> items = store.items(left.element().messageId());
                Outcome outcome = attempt(left.element(), items, dead.get(left.element().recipient().id()), run);
                if (outcome == Outcome.NO_LONGER_OURS) {
                    break;
                }
                if (outcome == Outcome.HANDED_OVER) {
                    items.forEach(item -> gone.add(item.id()));
                    handedOver++;
                }
                left.remove();
            }
        } finally {
            if (!left.isEmpty()) {
                store.release(List.copyOf(left));
            }
            if (!gone.isEmpty()) {
                store.gone(gone);
            }
        }
        return handedOver;
    }

    private void serverAway(ServerAwayException away) {
        String words = ServersWords.of(away.getCause());
        log.warn("The mail server is away: {}", words);
        Instant now = clock.instant();
        store.allFailed(words, now, settings.pauses());
        store.failedOften(settings.pauses().size() + 1, now).forEach(messageId ->
                events.publishEvent(new MailStuck(messageId, words, processes(store.items(messageId)))));
    }

    private void notReached(
            String messageId, Person person, String reason, List<MailItem> items, Instant now) {
        store.addressDied(person.id(), person.email(), reason, now);
        events.publishEvent(NotReached.of(messageId, person.id(), reason, items));
    }

    private static Set<String> processes(List<MailItem> items) {
        Set<String> processes = new LinkedHashSet<>();
        items.stream().map(MailItem::processInstanceId).filter(id -> id != null).forEach(processes::add);
        return processes;
    }

    private enum Outcome {
        HANDED_OVER,
        NOT_SENT,
        /** The claim ran out while the message was on the wire, and others have taken over. */
        NO_LONGER_OURS
    }

    private Outcome attempt(QueuedMessage message, List<MailItem> items, DeadAddress dead, Carrier.Run run)
            throws ServerAwayException {
        Instant now = clock.instant();
        if (items.isEmpty()) {
            store.withdrawMessage(message, now);
            recovered(message);
            return Outcome.NOT_SENT;
        }
        Person recipient = recipient(message);
        try {
            String unreachable = unreachable(recipient.email(), dead);
            if (unreachable != null) {
                throw new RecipientRefusedException(unreachable, null);
            }
            run.carry(composer.compose(message.messageId(), recipient, items), message.queuedAt());
        } catch (RecipientRefusedException e) {
            try {
                transaction.executeWithoutResult(status -> {
                    store.failed(message, e.getMessage(), now, null);
                    notReached(message.messageId(), recipient, e.getMessage(), items, now);
                    recovered(message);
                });
            } catch (RuntimeException trouble) {
                // One message's trouble must not hold up the others': it is tried again, and helped with in the end.
                log.error("That message {} reached nobody could not be told", message.messageId(), trouble);
                refused(message, items, e.getMessage(), now);
            }
            return Outcome.NOT_SENT;
        } catch (ServerAwayException e) {
            throw e;
        } catch (Exception e) {
            refused(message, items, ServersWords.of(e), now);
            return Outcome.NOT_SENT;
        }
        // One statement that commits by itself, before the next message goes on the wire.
        if (!store.handedOver(message, recipient.email(), items, clock.instant())) {
            return Outcome.NO_LONGER_OURS;
        }
        if (message.attempts() > 0) {
            store.hurry(now);
            recovered(message);
        }
        return Outcome.HANDED_OVER;
    }

    /** Nobody has to help any more with a message that had failed. */
    private void recovered(QueuedMessage message) {
        if (message.attempts() > 0) {
            events.publishEvent(new MailRecovered(message.messageId()));
        }
    }

    private static String unreachable(String address, DeadAddress dead) {
        String unusable = Composer.unusable(address);
        boolean known = unusable == null && dead != null && address.equalsIgnoreCase(dead.address());
        return known ? dead.reason() : unusable;
    }

    /** Looked up a moment ago for the first attempt; anew for a later one, the address may have been put right. */
    private Person recipient(QueuedMessage message) {
        Person known = message.recipient();
        return message.attempts() == 0 && known.email() != null ? known
                : directory.person(known.id()).orElse(new Person(known.id(), known.id(), null));
    }

    private void refused(QueuedMessage message, List<MailItem> items, String words, Instant now) {
        int failures = message.attempts() + 1;
        log.warn("Mail about {} was not handed over: {}", items.get(0).about(), words);
        store.failed(message, words, now, now.plus(settings.pauseAfter(failures)));
        if (settings.needsHelp(failures)) {
            events.publishEvent(new MailStuck(message.messageId(), words, processes(items)));
        }
    }
}
