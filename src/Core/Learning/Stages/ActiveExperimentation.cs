using Optimizer.Core.Learning.Bandit;
using Optimizer.Core.Learning.Classification;
using Optimizer.Core.Learning.Experiences;

namespace Optimizer.Core.Learning.Stages;

/// <summary>Stage 4: what is tried and learned. Labelled windows go to an online classifier, outcomes to the posteriors.</summary>
internal sealed class ActiveExperimentation
{
    /// <summary>Distinct labels of windows.</summary>
    public const int Classes = 8;

    private const int Features = 5;
    private readonly NearestNeighbours neighbours;
    private readonly PrequentialClassifier classifier;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public ActiveExperimentation(AutonomousOptimizerOptions options)
    {
        neighbours = new NearestNeighbours(Features, Classes, options.Capacity, 3);
        classifier = new PrequentialClassifier(neighbours, Features, Classes, options.LabelDelay);
        Models = new OutcomeModels(options.Capacity);
        Experiences = new Ring<Experience>(options.Capacity);
    }

    public OutcomeModels Models { get; }

    public Ring<Experience> Experiences { get; }

    public double Accuracy => classifier.Accuracy.Accuracy;

    public PrequentialAccuracy Labelled => classifier.Accuracy;

    public long Bytes => neighbours.Bytes;

    /// <summary>Predicts the window, and learns its label when it is due.</summary>
    public void Learn(FilteredInput input, int label)
    {
        Span<float> features = [(float)input.Delta, (float)input.Theta, (float)input.Alpha, (float)input.Beta, (float)input.Gamma];
        classifier.Next(features, label);
    }

    /// <returns>Whether the outcome is new.</returns>
    public bool Learn(Experience experience)
    {
        if (!known.Add(experience.Id)) return false;
        if (Experiences.Count == Experiences.Capacity) known.Remove(Experiences[0].Id);
        Experiences.Add(experience);
        Models.Learn(experience);
        return true;
    }

    /// <summary>Takes up an experience that the models already hold.</summary>
    public void Restore(Experience experience)
    {
        known.Add(experience.Id);
        Experiences.Add(experience);
    }
}
