"""Types that a cue is taken for, whatever the catalogue has it for, once its sentence has said more: see `catalogue.retyped`."""

from __future__ import annotations

from geo.events.catalogue import Cue

FROM_AFAR = Cue(phrase="", event_type="Explosions/Remote violence")
FROM_AIR = Cue(phrase="", event_type="Explosions/Remote violence", sub_event_type="Air/drone strike")
SHELLING = Cue(
    phrase="", event_type="Explosions/Remote violence", sub_event_type="Shelling/artillery/missile attack"
)
CLASH = Cue(phrase="", event_type="Battles", sub_event_type="Armed clash")
ATTACK = Cue(phrase="", event_type="Violence against civilians", sub_event_type="Attack")
EXCESSIVE = Cue(phrase="", event_type="Protests", sub_event_type="Excessive force against protesters")
RIOT = Cue(phrase="", event_type="Riots", sub_event_type="Violent demonstration")
MISHAP = Cue(phrase="", event_type="Other", sub_event_type="Accident")
HAZARD = Cue(phrase="", event_type="Other", sub_event_type="Natural hazard")
CRIME = Cue(phrase="", event_type="Other", sub_event_type="Crime")
UNTOLD = Cue(phrase="", event_type="Other")
