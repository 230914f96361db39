using System.Text.Json;
using System.Text.Json.Serialization;

namespace Optimizer.Api;

/// <summary>Writes numbers that are not known (NaN) as null, which is what JSON has for them.</summary>
internal sealed class KnownNumberConverter : JsonConverter<double>
{
    public override bool HandleNull => true;

    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value)) writer.WriteNumberValue(value);
        else writer.WriteNullValue();
    }
}
