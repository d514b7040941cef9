using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace RazorOkta.MockOkta.Pages;

/// <summary>
/// A piece of HTML. The only way to make one is an interpolated string whose holes are encoded, unless they hold HTML already:
/// forgetting to escape is not possible.
/// </summary>
internal sealed class Html
{
    public static readonly Html Empty = new("");

    private readonly string _text;

    private Html(string text) => _text = text;

    public static Html Of(Template template) => new(template.ToString());

    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> one) => new(string.Concat(items.Select(one)));

    public override string ToString() => _text;

    [InterpolatedStringHandler]
    internal readonly struct Template(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _text = new(literalLength + (32 * formattedCount));

        public void AppendLiteral(string html) => _text.Append(html);

        public void AppendFormatted(Html html) => _text.Append(html);

        public void AppendFormatted(string? text) => _text.Append(HtmlEncoder.Default.Encode(text ?? ""));

        public override string ToString() => _text.ToString();
    }
}
