"""Certificates get an inner key beside their public address; revocations become a matter with two people."""

import django.db.models.deletion
import thidua.decisions.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('awards', '0002_initial'),
        ('decisions', '0001_initial'),
        ('organisation', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.DeleteModel('Correction'),
        migrations.DeleteModel('Revocation'),
        migrations.DeleteModel('Certificate'),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=thidua.decisions.models.new_public_id, editable=False, max_length=32, unique=True)),
                ('public_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('register_no', models.CharField(max_length=60, unique=True)),
                ('printed', models.JSONField()),
                ('salt', models.CharField(default=thidua.decisions.models.new_salt, editable=False, max_length=64)),
                ('commitment', models.CharField(editable=False, max_length=64)),
                ('state', models.CharField(choices=[('valid', 'Có hiệu lực'), ('corrected', 'Đã đính chính'), ('revoked', 'Đã hủy bỏ')], default='valid', max_length=10)),
                ('changed_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['register_no'],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('document', models.CharField(max_length=120, verbose_name='Văn bản đính chính')),
                ('corrected_on', models.DateField(verbose_name='Ngày đính chính')),
                ('corrected_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RegisterSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=20)),
                ('year', models.PositiveSmallIntegerField()),
                ('next', models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name='Revocation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('proposed', 'Đã đề nghị, chờ quyết định'), ('confirmed', 'Đã hủy bỏ'), ('declined', 'Không hủy bỏ')], default='proposed', max_length=10)),
                ('ground', models.CharField(max_length=60)),
                ('ground_text', models.TextField()),
                ('ground_cites', models.CharField(blank=True, max_length=300)),
                ('explanation', models.TextField()),
                ('evidence', models.CharField(max_length=300, verbose_name='Văn bản làm căn cứ')),
                ('proposed_at', models.DateTimeField()),
                ('decision_no', models.CharField(blank=True, max_length=60, verbose_name='Số quyết định hủy bỏ')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='Ngày quyết định hủy bỏ')),
                ('closed_at', models.DateTimeField(null=True)),
                ('reply', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['-proposed_at', '-pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='decision',
            name='decision_number_once_a_day',
        ),
        migrations.RemoveConstraint(
            model_name='decision',
            name='issued_has_number_and_date',
        ),
        migrations.AddField(
            model_name='decision',
            name='articles',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='decision',
            name='authority',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='decision',
            name='award_name',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='decision',
            name='decided_by',
            field=models.CharField(blank=True, max_length=250),
        ),
        migrations.AddField(
            model_name='decision',
            name='drafted_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='decision',
            name='governing_body',
            field=models.CharField(blank=True, max_length=250),
        ),
        migrations.AddField(
            model_name='decision',
            name='issued_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='decision',
            name='issuing_body',
            field=models.CharField(blank=True, max_length=250),
        ),
        migrations.AddField(
            model_name='decision',
            name='number_year',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='decision',
            name='recipients',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='decision',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='decisionitem',
            name='heading',
            field=models.CharField(blank=True, max_length=250),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('unit', 'number', 'symbol', 'number_year'), name='decision_number_once_a_year', violation_error_message='Số quyết định này đã được dùng trong năm.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'signed']), models.Q(models.Q(('number', ''), _negated=True), ('decided_on__isnull', False), ('number_year__isnull', False)), _connector='OR'), name='issued_has_number_and_date', violation_error_message='Quyết định ban hành phải có số và ngày.'),
        ),
        migrations.AddField(
            model_name='certificate',
            name='item',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='certificate', to='decisions.decisionitem'),
        ),
        migrations.AddField(
            model_name='correction',
            name='certificate',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='decisions.certificate'),
        ),
        migrations.AddField(
            model_name='correction',
            name='corrected_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='registerseries',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit'),
        ),
        migrations.AddField(
            model_name='revocation',
            name='certificate',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revocations', to='decisions.certificate'),
        ),
        migrations.AddField(
            model_name='revocation',
            name='closed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='revocation',
            name='proposed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='registerseries',
            constraint=models.UniqueConstraint(fields=('unit', 'mark', 'year'), name='one_series'),
        ),
        migrations.AddConstraint(
            model_name='revocation',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'declined'), _negated=True), fields=('certificate',), name='one_revocation_at_a_time', violation_error_message='Bằng này đã có đề nghị hủy bỏ.'),
        ),
        migrations.AddConstraint(
            model_name='revocation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'confirmed'), _negated=True), models.Q(models.Q(('decision_no', ''), _negated=True), ('decided_on__isnull', False)), _connector='OR'), name='revocation_has_its_decision'),
        ),
    ]
