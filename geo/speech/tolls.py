"""How many people were harmed, in words, in the language of the run; an unknown number is "not stated", zero "nobody"."""

from __future__ import annotations

from geo.model import Casualties
from geo.speech.language import counted, number, say


def killed_words(hurt: Casualties) -> str:
    """20 killed; 20 killed (15 to 22); at least 3 killed; nobody killed; not stated."""
    low, best, high = hurt.killed_low, hurt.killed_best, hurt.killed_high
    known = [v for v in (low, best, high) if v is not None]
    if not known:
        return say("not stated")
    least, most = known[0], known[-1]
    if most == 0:
        return say("nobody killed")
    if least < most:
        return _killed_between(least, best, most, open_ended=high is None)
    if low is not None and high is None:
        return counted(least, "at least {n} killed", "at least {n} killed")
    if best is None and low is None:
        return counted(most, "up to {n} killed", "up to {n} killed")
    return counted(most, "{n} killed", "{n} killed")


def _killed_between(least: int, best: int | None, most: int, *, open_ended: bool) -> str:
    if best is not None and open_ended:
        return f"{counted(best, '{n} killed', '{n} killed')} ({say('at least {least}', least=number(least))})"
    if best is not None and least < best < most:
        told = say("{least} to {most}", least=number(least), most=number(most))
        return f"{counted(best, '{n} killed', '{n} killed')} ({told})"
    return counted(most, "{least} to {n} killed", "{least} to {n} killed", least=number(least))


def of_whom_words(hurt: Casualties) -> str:
    """among them 9 children; empty where nothing is known of that."""
    civilians, children = hurt.civilians_killed, hurt.children_killed
    parts = [counted(civilians, "{n} civilian", "{n} civilians")] if civilians else []
    parts += [counted(children, "{n} child", "{n} children")] if children else []
    return say("among them {whom}", whom=say(" and ").join(parts)) if parts else ""


def injured_words(hurt: Casualties) -> str:
    """75 injured; nobody injured; not stated."""
    if hurt.injured is None:
        return say("not stated")
    return counted(hurt.injured, "{n} injured", "{n} injured") if hurt.injured else say("nobody injured")


def lost_words(hurt: Casualties) -> str:
    """3 missing, 12 captured; empty where nothing is known of that."""
    told = []
    if hurt.missing is not None:
        told.append(counted(hurt.missing, "{n} missing", "{n} missing"))
    if hurt.captured is not None:
        told.append(counted(hurt.captured, "{n} captured", "{n} captured"))
    return ", ".join(told)


def people_words(hurt: Casualties) -> str:
    """Everything known of people harmed, in one line."""
    nothing = say("not stated")
    killed, injured = killed_words(hurt), injured_words(hurt)
    if killed == injured == nothing:
        return nothing
    if killed == nothing:
        return say("{injured}; number of killed not stated", injured=injured)
    told = ", ".join(filter(None, (killed, of_whom_words(hurt))))
    return told if injured == nothing else f"{told}; {injured}"
