using FluentAssertions;
using RazorOkta.MockOkta.Org;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class RandomLettersTests
{
    [Fact]
    public void every_letter_and_digit_is_as_likely_as_any_other()
    {
        var text = new char[62 * 1000];

        RandomLetters.Fill(text);

        var counts = text.CountBy(letter => letter).ToDictionary();
        counts.Keys.Should().HaveCount(62).And.OnlyContain(letter => char.IsAsciiLetterOrDigit(letter));
        counts.Values.Should().OnlyContain(count => count > 800 && count < 1200, "1000 are expected of each, and 200 is six standard deviations");
    }

    [Fact]
    public async Task no_two_texts_are_alike_whoever_asks()
    {
        var texts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 500).Select(_ => Twenty()).ToList())));

        texts.SelectMany(some => some).Should().OnlyHaveUniqueItems();
    }

    private static string Twenty()
    {
        var text = new char[20];
        RandomLetters.Fill(text);
        return new string(text);
    }
}
