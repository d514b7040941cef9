using RazorOkta.Certify.Running;

namespace RazorOkta.Certify;

/// <summary>Which rows and cases a run is about.</summary>
internal sealed class Selection
{
    private readonly List<Trial> _trials = [];
    private readonly List<Verdict> _untried = [];
    private readonly List<string> _order = [];

    /// <summary>What there is to run.</summary>
    public IReadOnlyList<Trial> Trials => _trials;

    public bool IsEmpty => _order.Count == 0;

    public static Selection Of(CommandLine line)
    {
        var selection = new Selection();
        foreach (var (listing, row) in Certificate.All)
        {
            selection.Add(listing, row, name => line.Only is null || name.Contains(line.Only, StringComparison.OrdinalIgnoreCase));
        }

        return selection;
    }

    /// <summary>The named ones, in the order of the names.</summary>
    public static IReadOnlyList<Trial> Pick(IReadOnlyList<Trial> all, IEnumerable<string> names)
    {
        var byName = all.ToDictionary(trial => trial.Name, StringComparer.Ordinal);
        return [.. names.Select(name => byName[name])];
    }

    /// <summary>All verdicts as the list has them: what was tried, and what was not.</summary>
    public IEnumerable<Verdict> InOrder(IEnumerable<Verdict> tried) =>
        tried.Concat(_untried).OrderBy(verdict => _order.IndexOf(verdict.Name));

    public void Say(TextWriter to)
    {
        foreach (var name in _order)
        {
            to.WriteLine(name);
        }
    }

    private void Add(Listing listing, Row? row, Func<string, bool> isMeant)
    {
        if (row is null or { NotOffered: not null })
        {
            AddUntried(listing, row, isMeant);
            return;
        }

        foreach (var trial in row.Cases.Select(@case => new Trial(listing, @case)).Where(trial => isMeant(trial.Name)))
        {
            _trials.Add(trial);
            _order.Add(trial.Name);
        }
    }

    /// <summary>A row that nobody has written is a failure: it must not be missed.</summary>
    private void AddUntried(Listing listing, Row? row, Func<string, bool> isMeant)
    {
        if (!isMeant(listing.Id))
        {
            return;
        }

        _order.Add(listing.Id);
        _untried.Add(row is null
            ? new Verdict(listing, "", Outcomes.Failed, "a row", "there is no row for this yet", [], [], TimeSpan.Zero)
            : new Verdict(listing, "", Outcomes.NotOffered, "not offered", row.NotOffered!, [], [], TimeSpan.Zero));
    }
}
