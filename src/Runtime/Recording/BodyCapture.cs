using System.Buffers;
using System.Text;

namespace Optimizer.Runtime.Recording;

/// <summary>Keeps the bytes of a body as they pass, up to a limit.</summary>
internal sealed class BodyCapture(int limit)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> kept = new();
    private bool overflowed;

    /// <summary>Whether the body passed to its end.</summary>
    public bool Ended { get; private set; }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (kept.WrittenCount + bytes.Length > limit) overflowed = true;
            else if (!overflowed) kept.Write(bytes);
        }
    }

    public void End() => Ended = true;

    /// <summary>The body's text.</summary>
    /// <returns>False when it was longer than the limit, only read in part, or is not UTF-8.</returns>
    public bool TryGetText(out string text)
    {
        lock (gate)
        {
            text = "";
            if (overflowed || (!Ended && kept.WrittenCount > 0)) return false;
            try
            {
                text = StrictUtf8.GetString(kept.WrittenSpan);
                return true;
            }
            catch (DecoderFallbackException)
            {
                return false;
            }
        }
    }
}
