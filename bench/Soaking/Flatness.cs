namespace RazorOkta.Bench.Soaking;

/// <summary>What is measured again and again, and must not grow: the median of the last third is at most a tenth above that of the first.</summary>
/// <param name="slack">As much more is nothing: of a few dozen threads or handles, ten come and go.</param>
internal sealed class Flatness(string name, double slack, Func<double, string> format)
{
    private const double Allowed = 0.10;

    private readonly List<double> _values = [];

    public string Name => name;

    public void Add(double value) => _values.Add(value);

    public string Last => format(_values[^1]);

    /// <summary><c>null</c> while there is too little to say.</summary>
    public (string Text, bool IsFlat)? Judge()
    {
        var third = _values.Count / 3;
        if (third == 0)
        {
            return null;
        }

        var (first, last) = (Median(_values[..third]), Median(_values[^third..]));
        var isFlat = last <= first + Math.Max(first * Allowed, slack);
        return ($"{name,-14} {format(first),12} {format(last),12} {(last - first) / first,8:+0.0%;-0.0%} {(isFlat ? "flat" : "GROWS")}", isFlat);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
