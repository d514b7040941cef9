using System.Collections.Concurrent;

namespace RazorOkta.Bench.Soaking;

/// <summary>How often each act was done, and what was not as it must be.</summary>
internal sealed class Tally
{
    private const int MostTexts = 20;

    private readonly ConcurrentDictionary<string, int> _done = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _violations = new();
    private int _violated;
    private long _answers;

    public int Acts => _done.Values.Sum();

    public long Answers => Interlocked.Read(ref _answers);

    public int Violated => _violated;

    /// <summary>The first of them.</summary>
    public IReadOnlyList<string> Violations => [.. _violations];

    public int this[string act] => _done.GetValueOrDefault(act);

    public void Done(string act) => _done.AddOrUpdate(act, 1, (_, times) => times + 1);

    public void Heard() => Interlocked.Increment(ref _answers);

    public void Violation(string what)
    {
        if (Interlocked.Increment(ref _violated) <= MostTexts)
        {
            _violations.Enqueue(what);
        }
    }
}
