"""Every clause kind by its name in the rulebooks."""

from thidua.law.kinds import bars, collective, feats, initiatives, ladder, length, logic, service, years
from thidua.law.kinds.base import Kind

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        years.Classified(),
        years.ConsecutiveTitles(),
        years.HoldsThisYear(),
        service.ServiceMonths(),
        service.AbsenceDays(),
        service.StudyResult(),
        service.TransferComment(),
        bars.NotDisciplined(),
        bars.DisciplineOver(),
        bars.NoHold(),
        bars.NoOtherForm(),
        bars.StillExists(),
        initiatives.InitiativesAtLeast(),
        collective.MemberShare(),
        collective.MemberCount(),
        collective.OrganisationsRated(),
        feats.Achievement(),
        feats.MovementDistinction(),
        feats.Occasion(),
        ladder.PriorAward(),
        ladder.TitlesWithin(),
        ladder.YearsRated(),
        ladder.TitlesSpaced(),
        ladder.Devotion(),
        length.TenureYears(),
        length.YearsInPost(),
        length.LeavesService(),
        logic.AnyOf(),
        logic.AllOf(),
        logic.Judgement(),
        logic.LocalRules(),
        logic.SubjectIs(),
        logic.VoteThreshold(),
    )
}
