"""From a document's analysis to its mentions, ties and events: every stage in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from casusbelli.coding.absorb import hosts
from casusbelli.coding.argument import Argument, Roles
from casusbelli.coding.cast import Cast
from casusbelli.coding.detail import contexts_of, means_of, modes_from
from casusbelli.coding.draft import Draft
from casusbelli.coding.factuality import FactualityReader
from casusbelli.coding.fitted import Fitted
from casusbelli.coding.learned import blended, learned_triggers, refined_factuality, refined_type
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.nationality import Scene
from casusbelli.coding.nominal import noun_roles
from casusbelli.coding.plan import Plans
from casusbelli.coding.quantity import Harm, find_harm, quantities
from casusbelli.coding.setting import Setting, is_ahead, place_of, time_of, unclaimed
from casusbelli.coding.signals import Signals
from casusbelli.coding.stage import Stage
from casusbelli.coding.story import JUDGING, Story, kept_part, pointed_back, told_once
from casusbelli.coding.tree import Tree
from casusbelli.coding.trigger import Trigger, find_triggers
from casusbelli.coding.verbal import reached, verb_roles, warned_of
from casusbelli.coding.verdict import Surroundings
from casusbelli.coding.voice import Voices
from casusbelli.records import Participant, Place

__all__ = ["Coder"]

DRIVING = frozenset({"THREATEN", "REQUEST"})
HIT = frozenset({"on", "against", "at", "in", "near"})
SURE = 0.5
VIOLENT = frozenset({"ASSAULT", "COERCE", "SANCTION"})
BY_WHOM = frozenset({"by", "of", "from", "between", "among", "with"})
REPAYING = frozenset({"retaliation", "revenge", "reprisal", "retribution", "vengeance", "response", "answer", "reply"})
AIMED = ("heavy-weapons",)
GIVING = frozenset({"AID", "AGREE", "COOPERATE"})
FORCES = frozenset({"MIL", "COP", "SPY"})
BY_FORCE = frozenset({"ASSAULT", "MOBILIZE"})
SPEECH = frozenset({"ACCUSE", "SUPPORT", "REJECT", "THREATEN"})
ADDRESSED = SPEECH | {"REQUEST"}


@dataclass(frozen=True, slots=True)
class Coder:
    """Everything the stages need to know of one document."""

    tree: Tree
    lexicon: Lexicon
    cast: Cast
    setting: Setting
    voices: Voices
    signals: Signals
    fitted: Fitted
    published: date | None

    def story(self) -> Story:
        """The document's events, in text order, and which of them are one happening."""
        story = self.peopled()
        drafts, evidence = self.weighed(story)
        sure = [d.but(confidence=self.fitted.verdict.confidence(e)) for d, e in zip(drafts, evidence, strict=True)]
        story = replace(story, drafts=tuple(sure))
        kept = kept_part(self.tree, story, lambda d: d.confidence >= self.fitted.verdict.threshold)
        return replace(kept, drafts=tuple(d.but(whole=self.fitted.judge.whole(d)) for d in kept.drafts))

    def weighed(self, story: Story | None = None) -> tuple[list[Draft], list[dict[str, float]]]:
        """Every event in the making with its likeliest parties, and what speaks for it, now the report is known."""
        story = story or self.peopled()
        drafts = self._cast_anew(story.drafts)
        return drafts, list(Surroundings(self.tree, self.signals, drafts, story.same).evidence())

    def _cast_anew(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts with whoever is likeliest on each side."""
        scene = Scene(self.cast, self.setting.places, drafts)
        stage = Stage(self.cast, self.signals, drafts, scene, self.fitted.nationality)
        filled = [self.fitted.sides.filled(d, stage) for d in drafts]
        by_head = {d.head: d for d in filled}
        return [self._without_avenger(d, by_head) for d in filled]

    def _without_avenger(self, draft: Draft, by_head: Mapping[int, Draft]) -> Draft:
        """Without who takes revenge for it as its doer: "fired rockets in retaliation for the killing of Y"."""
        before = [k - 1 for k in self.tree.kids(draft.head, "case") if 0 < k < draft.head]
        if not before or self.tree.lemma(before[0]) not in REPAYING:
            return draft
        blow = next((by_head[w] for w in self.tree.governors(draft.head) if w in by_head), None)
        avenging = set() if blow is None else {(p.start, p.end) for p in blow.actors}
        kept = tuple(p for p in draft.actors if not (p.inferred and (p.start, p.end) in avenging))
        return draft if kept == draft.actors else draft.but(actors=kept)

    def peopled(self) -> Story:
        """Every event in the making with the parties and voices the rules find."""
        story = self.told()
        story = replace(story, drafts=self.fitted.nationality.settle(story.drafts, self.cast, self.setting.places))
        return replace(story, drafts=tuple(self.voices.attribute(d) for d in self._with_judged(story)))

    def told(self) -> Story:
        """Every event in the making as the sentences tell it, before the report as a whole is asked."""
        story = told_once(self.tree, self.candidates())
        return replace(story, references=pointed_back(self.tree, story, self.lexicon.tables["light"]["refer"]))

    def candidates(self) -> list[Draft]:
        """Everything that may be an event, each by itself."""
        ruled = find_triggers(self.tree, self.lexicon)
        triggers = sorted((*ruled, *learned_triggers(self.tree, self.signals, ruled)), key=lambda t: t.head)
        plans = Plans(self.tree, self.lexicon, triggers)
        absorbed = hosts(self.tree, triggers)
        reader = FactualityReader(self.tree, self.lexicon)
        told = [t for t in triggers if t.head not in absorbed and t.head not in plans.inner]
        outer = [t for t in told if not self._natural(t) and not self._is_risk(t, plans)]
        drafts = [self._with_absorbed(self._draft(t, plans, reader), absorbed, triggers) for t in outer]
        drafts = self._with_harms(drafts, find_harm(self.tree, self.lexicon))
        drafts = [d for d in drafts if not self._is_internal(d)]
        others = {d.head for d in drafts}
        return [self._weighed(self._set(d, others - {d.head})) for d in drafts]

    def _weighed(self, draft: Draft) -> Draft:
        return draft.but(confidence=self.fitted.judge.confidence(draft, self.signals))

    def _draft(self, trigger: Trigger, plans: Plans, reader: FactualityReader) -> Draft:
        roles = verb_roles(self.tree, trigger) if trigger.sense.part == "verbs" else noun_roles(self.tree, trigger)
        place = self._place(trigger)
        if not self._judges_event(trigger, roles, plans):
            roles = blended(self.signals, place, roles)
            roles = self._people_only(trigger, roles, plans)
        ruled = plans.outcome(trigger)
        kind, modes, network = refined_type(self.signals, trigger, *ruled)
        if network and kind in SPEECH and self._at_itself(roles):
            (kind, modes), network = ruled, None
        factuality = refined_factuality(self.signals, place, reader.read(trigger))
        if factuality.value == "future" and kind != "MOBILIZE":
            planned = plans.now(kind)
            modes = (
                plans.threat(kind, modes)
                if planned == "THREATEN" and kind != "THREATEN"
                else modes
                if planned == kind
                else ()
            )
            if planned == "AGREE" and trigger.sense.event_type == "CONSULT":
                roles = _promised(roles)
            kind = planned
        why = {"event_type": f"«{' '.join(trigger.sense.words)}» ({trigger.sense.frame})", "factuality": factuality.why}
        if trigger.learned:
            why["source"] = "network"
        if network:
            why["event_type"] += f"; {network}"
        historical = reader.background(trigger) or self.signals.historical(place) > SURE
        return self._cast(Draft(trigger, kind, modes, roles, factuality=factuality, historical=historical, why=why))

    def _people_only(self, trigger: Trigger, roles: Roles, plans: Plans) -> Roles:
        """Without acts as parties, and without the speaker who only tells of a noun's event as its actor."""
        teller = self._teller(trigger) if trigger.sense.part == "nouns" else None
        actors = tuple(a for a in roles.actors if a.head != teller and not self._of_another_verb(a, trigger))
        bodily = trigger.sense.event_type in VIOLENT
        kept = tuple(a for a in roles.recipients if not bodily or not self._is_act(a.head, trigger, plans))
        return roles.with_actors(actors).with_recipients(kept)

    def _of_another_verb(self, argument: Argument, trigger: Trigger) -> bool:
        """Whether the network took for a noun's doer what a later verb is done to, or what no doer hangs as."""
        guessed = argument.rule.startswith("network") and trigger.sense.part == "nouns"
        word = self.tree.words[argument.head]
        below = word.head == trigger.head and word.deprel == "nmod" and self.tree.case(argument.head) not in BY_WHOM
        return guessed and argument.head > trigger.head and (word.deprel == "obj" or below)

    def _is_act(self, head: int, trigger: Trigger, plans: Plans) -> bool:
        word = self.tree.words[head]
        if word.upos != "NOUN" or head in trigger.words or not plans.is_trigger(head):
            return False
        return not self._is_body(head)

    def _teller(self, trigger: Trigger) -> int | None:
        """The subject of the verb of speech or thought above a noun: it condemned the attack and made none."""
        if trigger.light is not None:
            return None
        for governor in self.tree.governors(trigger.head):
            if self.tree.words[governor].upos == "VERB":
                return self.tree.subject(governor) if self.voices.tells(governor, trigger.head) else None
        return None

    def _at_itself(self, roles: Roles) -> bool:
        """Whether both sides are of one government: nobody accuses himself, so another act is told."""
        sides = [
            {p.country for p in self._parties(side) if p.sector == "GOV"} for side in (roles.actors, roles.recipients)
        ]
        return bool(sides[0]) and sides[0] == sides[1] and None not in sides[0]

    def _judges_event(self, trigger: Trigger, roles: Roles, plans: Plans) -> bool:
        """Whether a judgement's object is itself an event, whose doers are then the judged."""
        return trigger.sense.frame in JUDGING and any(plans.is_trigger(a.head) for a in roles.recipients)

    def _natural(self, trigger: Trigger) -> bool:
        """Whether an earthquake, a disease or an accident does it."""
        does = (self.tree.subject(trigger.predicate), self.tree.agent(trigger.predicate))
        forces = self.lexicon.tables["light"]["nature"]
        return any(d is not None and self.tree.lemma(d) in forces for d in does)

    def _is_risk(self, trigger: Trigger, plans: Plans) -> bool:
        """Whether what threatens or drives somebody is an event: a raid that may widen a war threatens nobody."""
        if trigger.sense.event_type not in DRIVING or trigger.sense.part != "verbs":
            return False
        tables = self.lexicon.tables["light"]
        risks = {self.tree.lemma(k) for k in self.tree.kids(trigger.head, "xcomp")}
        if trigger.sense.event_type == "THREATEN" and not risks.isdisjoint(tables["risked"]):
            return True
        subject = self.tree.subject(trigger.head)
        if subject is None or self.tree.words[subject].upos != "NOUN":
            return False
        return plans.is_trigger(subject) or (self.tree.lemma(subject) in tables["refer"] and not self._is_body(subject))

    def _is_body(self, word: int) -> bool:
        return self.cast.kind(word) in {"person", "group", "organisation"}

    def _is_internal(self, draft: Draft) -> bool:
        """Whether one body of one state meets by itself ("the cabinet met"): no consultation of two sides."""
        if draft.event_type != "CONSULT" or not draft.roles.mutual or draft.recipients or len(draft.roles.actors) != 1:
            return False
        head = self.tree.words[draft.roles.actors[0].head]
        alone = head.xpos == "NN" and not self.tree.kids(head.index, "conj")
        return alone and all(p.country and p.sector != "IGO" for p in draft.actors)

    def _place(self, trigger: Trigger) -> int:
        """The word of a trigger at which the network sees the event."""
        return self.signals.strongest(trigger.spread)

    def _cast(self, draft: Draft) -> Draft:
        actors, recipients = (self._parties(arguments) for arguments in (draft.roles.actors, draft.roles.recipients))
        recipients = _receivers(draft.event_type, recipients)
        taken = {(p.start, p.end) for p in actors}
        recipients = tuple(p for p in recipients if (p.start, p.end) not in taken)
        if not recipients and not draft.roles.mutual:
            recipients = _receivers(draft.event_type, self._further(draft.trigger, taken))
        rules = {"actors": draft.roles.actors, "recipients": draft.roles.recipients}
        why = {side: arguments[0].rule for side, arguments in rules.items() if arguments}
        if draft.event_type == "MOBILIZE":
            actors, recipients = _moved_forces(actors, recipients)
        if draft.event_type == "PROTEST":
            actors = tuple(p for p in actors if p.type != "state" or p.metonym)
        if draft.event_type in ADDRESSED:
            recipients = _without_own_capital(actors, recipients)
        if draft.event_type in BY_FORCE:
            actors = tuple(replace(p, sector="MIL") if p.type == "state" and p.sector == "GOV" else p for p in actors)
        draft = draft.but(actors=actors, recipients=recipients, why={**draft.why, **why})
        return draft.but(event_type="ASSAULT", modes=AIMED) if self._is_aimed(draft) else draft

    def _is_aimed(self, draft: Draft) -> bool:
        """Whether missiles are launched at somebody and not tested."""
        if draft.event_type != "MOBILIZE" or "weapons" not in draft.modes or draft.factuality.value == "future":
            return False
        at = [k for k in self.tree.kids(draft.trigger.predicate, "obl") if self.tree.case(k) in {"at", "on", "against"}]
        return any(p.country and p.type != "object" for k in at for p in self.cast.participants_of(k))

    def _further(self, trigger: Trigger, taken: Set[tuple[int, int]]) -> tuple[Participant, ...]:
        """Whom the act reaches through its object: "a loan to X", "a request from X", "ties with X"."""
        told = warned_of(self.tree, trigger) if trigger.sense.event_type == "THREATEN" else []
        judged = trigger.sense.frame in JUDGING
        for argument in [*reached(self.tree, trigger), *told]:
            if judged and self.tree.case(argument.head) in HIT:
                continue
            found = tuple(p for p in self._parties([argument]) if (p.start, p.end) not in taken)
            if found:
                return found
        return ()

    def _parties(self, arguments: Sequence[Argument]) -> tuple[Participant, ...]:
        found: dict[tuple[int, int, str | None], Participant] = {}
        for argument in arguments:
            for party in self.cast.participants(argument):
                found.setdefault((party.start, party.end, party.country), party)
        return tuple(found.values())

    def _with_absorbed(self, draft: Draft, absorbed: Mapping[int, int], triggers: Sequence[Trigger]) -> Draft:
        """What words of harm told of the event: their victims, where the event itself names none."""
        more = [t for t in triggers if absorbed.get(t.head) == draft.head]
        if not more:
            return draft
        roles = [verb_roles(self.tree, t) for t in more]
        victims = self._parties([a for r in roles for a in r.recipients])
        modes = tuple(
            dict.fromkeys((*draft.modes, *(m for t in more for m in t.sense.modes if draft.event_type == "ASSAULT")))
        )
        told = [a for r in roles for a in r.actors if a.rule in {"by-agent", "subject"} and a.head != draft.head]
        actors = draft.actors or self._parties(told)
        victims = victims or tuple(v for t in more for v in self._further(t, {(p.start, p.end) for p in actors}))
        recipients = draft.recipients or tuple(v for v in victims if v not in actors)
        return draft.but(modes=modes, actors=actors, recipients=recipients, absorbed=tuple(t.head for t in more))

    def _with_harms(self, drafts: list[Draft], harms: Sequence[Harm]) -> list[Draft]:
        """Each toll to the event whose word of harm tells it, else to the nearest assault of its clause."""
        owner = {word: d.head for d in drafts for word in (*d.trigger.words, *d.absorbed)}
        told: dict[int, list[Harm]] = {}
        for harm in harms:
            head = owner.get(harm.word) or self._nearest(drafts, harm)
            if head is not None:
                told.setdefault(head, []).append(harm)
        return [self._with_victims(d.but(harms=tuple(told.get(d.head, ())))) for d in drafts]

    def _with_victims(self, draft: Draft) -> Draft:
        """Those a toll counts are the recipients where none are named: "an ambush that left nine soldiers dead"."""
        if draft.recipients or draft.event_type != "ASSAULT" or draft.roles.mutual:
            return draft
        heads = [h.whom for h in draft.harms if h.whom is not None]
        victims = self._parties([Argument(head, "counted in the toll") for head in dict.fromkeys(heads)])
        new = tuple(v for v in victims if (v.start, v.end) not in {(p.start, p.end) for p in draft.actors})
        return draft.but(recipients=new, why={**draft.why, "recipients": "counted in the toll"}) if new else draft

    def _nearest(self, drafts: list[Draft], harm: Harm) -> int | None:
        sentence = self.tree.words[harm.word].sentence
        kinds = {"captured": {"COERCE", "ASSAULT"}, "displaced": {"COERCE", "ASSAULT"}}.get(harm.toll.kind, {"ASSAULT"})
        near = [d for d in drafts if d.event_type in kinds and self.tree.words[d.head].sentence == sentence]
        return min((d.head for d in near), key=lambda head: abs(head - harm.word), default=None)

    def _with_judged(self, story: Story) -> list[Draft]:
        """Who is judged by a judgement on an event: those who did it."""
        by_head = {d.head: d for d in story.drafts}
        by_head |= {word: by_head[head] for word, head in story.references.items() if word not in by_head}
        return [self._judged(d, by_head, story) for d in story.drafts]

    def _judged(self, draft: Draft, by_head: dict[int, Draft], story: Story) -> Draft:
        if draft.trigger.sense.frame not in JUDGING and draft.event_type not in SPEECH:
            return draft
        targets = [by_head[a.head] for a in draft.roles.recipients if a.head in by_head and a.head != draft.head]
        own = {(p.start, p.end) for p in draft.actors}
        doers = [p for t in targets for p in _doers(t, story) if (p.start, p.end) not in own]
        guilty = tuple(replace(p, inferred=True, rule="who did what is judged") for p in doers)
        if guilty:
            return draft.but(recipients=guilty, why={**draft.why, "recipients": "actor of the event judged"})
        if draft.recipients:
            return draft
        owners = [p for a in draft.roles.recipients if (p := self.cast.owner(a.head)) is not None]
        return (
            draft.but(recipients=tuple(owners), why={**draft.why, "recipients": "owner of what is judged"})
            if owners
            else draft
        )

    def _set(self, draft: Draft, others: Set[int]) -> Draft:
        """The draft with its setting, details and confidence; `others` are the heads of all other drafts."""
        words = self._near(draft, others)
        means = means_of(self.tree, words, self.lexicon) if draft.event_type in {"ASSAULT", "MOBILIZE"} else ()
        time, rule = time_of(self.setting, draft.trigger)
        planned = None
        if time.precision != "report" and (draft.factuality.value == "future" or is_ahead(time, self.setting)):
            planned, time = time, replace(time_of(replace(self.setting, times=()), draft.trigger)[0])
        return draft.but(
            modes=modes_from(draft.event_type, draft.modes, means),
            means=tuple(span for span, _ in means),
            places=self._places(draft),
            time=time,
            planned=planned,
            quantities=quantities(self.tree, words, {h.whom for h in draft.harms}, self.lexicon),
            contexts=contexts_of(self.tree, words, self.lexicon),
            historical=draft.historical or self._long_past(time.last),
            why={**draft.why, "time": rule},
        )

    def _places(self, draft: Draft) -> tuple[Place, ...]:
        """The places of a draft but for those that only name a government taking part."""
        found = place_of(self.setting, draft.trigger, draft.absorbed)
        return unclaimed(found, (*draft.actors, *draft.recipients), draft.event_type)

    def _near(self, draft: Draft, others: Set[int]) -> list[int]:
        """The words that belong to the event: those under its trigger, its light verb and its words of harm."""
        heads = [
            *draft.trigger.words,
            *draft.absorbed,
            *([draft.trigger.light] if draft.trigger.light is not None else []),
        ]
        stop = {"acl:relcl", "parataxis", "conj", "ccomp"}
        found: set[int] = set()
        pending = list(heads)
        while pending:
            index = pending.pop()
            if index not in found:
                found.add(index)
                kids = [k for k in self.tree.kids(index) if k not in others]
                joined = stop - {"conj"} if self.tree.words[index].deprel == "compound" else stop
                pending += [k for k in kids if self.tree.words[k].deprel not in joined or k in heads]
        return sorted(found)

    def _long_past(self, last: str | None) -> bool:
        """Told as long before the report's own news: over a year before its date."""
        if last is None or self.published is None:
            return False
        return (self.published - date.fromisoformat(last)).days > LONG_PAST


def _receivers(event_type: str, parties: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Without the goods, in an act of giving: they are what is given, to nobody named."""
    return tuple(p for p in parties if p.type != "object") if event_type in GIVING else parties


def _without_own_capital(
    actors: tuple[Participant, ...], recipients: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Without the speaker's own government: a minister who says what his capital will do does not speak to it."""
    own = {a.country for a in actors if a.sector == "GOV"}
    return tuple(p for p in recipients if p.type != "state" or p.country is None or p.country not in own)


def _promised(roles: Roles) -> Roles:
    """A meeting to come is promised by who goes to those whom he is to meet; jointly where all are subjects."""
    going = tuple(a for a in roles.actors if a.rule.startswith("subject"))
    met = tuple(a for a in roles.actors if a not in going)
    return Roles(going, met) if roles.mutual and going and met else roles


def _doers(draft: Draft, story: Story) -> tuple[Participant, ...]:
    """Who did it, by this telling or else by another one of the same happening."""
    if draft.actors:
        return draft.actors
    first = story.same.get(draft.head, draft.head)
    tellings = (d for d in story.drafts if d.head == first or story.same.get(d.head) == first)
    return next((d.actors for d in tellings if d.actors), ())


def _moved_forces(
    actors: tuple[Participant, ...], recipients: tuple[Participant, ...]
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Forces that are moved are the mover's own: they act where nobody else does, and are never the target."""
    forces = tuple(p for p in recipients if p.sector in FORCES)
    others = tuple(p for p in recipients if p not in forces and p.country not in {a.country for a in actors})
    return actors or forces, others if actors or forces else recipients


LONG_PAST = 365
